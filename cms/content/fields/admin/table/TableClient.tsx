'use client'
import { createClientFeature, slashMenuBasicGroupWithItems } from '@payloadcms/richtext-lexical/client'
import { TablePlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalTablePlugin'
import { INSERT_TABLE_COMMAND, TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical'
import { TableIcon } from './TableIcon.tsx'
import { tableSteps } from './tableSteps.ts'

/** A small table with a head, to which rows and columns are added. */
function insertTable(editor: LexicalEditor): void {
  editor.dispatchCommand(INSERT_TABLE_COMMAND, {
    rows: '3',
    columns: '3',
    includeHeaders: { rows: true, columns: false },
  })
}

function Tables() {
  return <TablePlugin hasCellBackgroundColor={false} hasCellMerge hasHorizontalScroll />
}

/** The browser's part of tables in a text: a menu in the toolbar with all that can be done to one. */
export const TableClient = createClientFeature({
  nodes: [TableNode, TableRowNode, TableCellNode],
  plugins: [{ Component: Tables, position: 'normal' }],
  slashMenu: {
    groups: [
      slashMenuBasicGroupWithItems([
        {
          Icon: TableIcon,
          key: 'table',
          keywords: ['table', 'biaoge', '表格'],
          label: '表格',
          onSelect: ({ editor }) => {
            insertTable(editor)
          },
        },
      ]),
    ],
  },
  toolbarFixed: {
    groups: [
      {
        type: 'dropdown',
        ChildComponent: TableIcon,
        key: 'table',
        order: 12,
        items: [
          {
            key: 'insertTable',
            label: '插入表格',
            order: 1,
            onSelect: ({ editor }) => {
              insertTable(editor)
            },
          },
          ...tableSteps.map(({ key, label, isPossible, take }, index) => ({
            key,
            label,
            order: index + 2,
            isEnabled: ({ selection }: { selection: Parameters<typeof isPossible>[0] }) => isPossible(selection),
            onSelect: ({ editor }: { editor: LexicalEditor }) => {
              editor.update(take)
            },
          })),
        ],
      },
    ],
  },
})
