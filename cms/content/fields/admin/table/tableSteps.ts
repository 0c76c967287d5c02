import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $findTableNode,
  $getTableCellNodeFromLexicalNode,
  $getTableRowIndexFromTableCellNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableSelection,
  $mergeCells,
  $setTableRowIsHeader,
  $unmergeCell,
  TableCellHeaderStates,
  type TableCellNode,
} from '@lexical/table'
import { $getSelection, $isRangeSelection, type BaseSelection } from '@payloadcms/richtext-lexical/lexical'

/** What can be done to the table in which the cursor stands. */
interface TableStep {
  key: string
  label: string
  isPossible: (selection: BaseSelection | null) => boolean
  take: () => void
}

function cellOf(selection: BaseSelection | null): TableCellNode | undefined {
  if ($isTableSelection(selection)) return selection.getNodes().find($isTableCellNode)
  if (!$isRangeSelection(selection)) return undefined
  return $getTableCellNodeFromLexicalNode(selection.anchor.getNode()) ?? undefined
}

const isInTable = (selection: BaseSelection | null): boolean => cellOf(selection) !== undefined

function cellsOf(selection: BaseSelection | null): TableCellNode[] {
  return $isTableSelection(selection) ? selection.getNodes().filter($isTableCellNode) : []
}

/** Makes the first row the head of the table, or a row like all others. */
function switchHead(): void {
  const cell = cellOf($getSelection())
  const table = cell && $findTableNode(cell)
  const first = table?.getFirstChild()
  const firstCell = first && 'getFirstChild' in first ? (first as { getFirstChild(): unknown }).getFirstChild() : null
  if (!table || !$isTableCellNode(firstCell as TableCellNode)) return
  const isHead = (firstCell as TableCellNode).hasHeaderState(TableCellHeaderStates.ROW)
  $setTableRowIsHeader(table, $getTableRowIndexFromTableCellNode(firstCell as TableCellNode), !isHead)
}

/** What can be done to a table, in the order of the menu. */
export const tableSteps: readonly TableStep[] = [
  { key: 'rowAbove', label: '在上面加一行', isPossible: isInTable, take: () => $insertTableRowAtSelection(false) },
  { key: 'rowBelow', label: '在下面加一行', isPossible: isInTable, take: () => $insertTableRowAtSelection(true) },
  { key: 'columnBefore', label: '在左边加一列', isPossible: isInTable, take: () => $insertTableColumnAtSelection(false) },
  { key: 'columnAfter', label: '在右边加一列', isPossible: isInTable, take: () => $insertTableColumnAtSelection(true) },
  { key: 'head', label: '第一行是不是表头', isPossible: isInTable, take: switchHead },
  {
    key: 'merge',
    label: '合并选中的格子',
    isPossible: (selection) => cellsOf(selection).length > 1,
    take: () => $mergeCells(cellsOf($getSelection())),
  },
  {
    key: 'split',
    label: '拆开合并的格子',
    isPossible: (selection) => {
      const cell = cellOf(selection)
      return cell !== undefined && (cell.getColSpan() > 1 || cell.getRowSpan() > 1)
    },
    take: $unmergeCell,
  },
  { key: 'deleteRow', label: '删除这一行', isPossible: isInTable, take: $deleteTableRowAtSelection },
  { key: 'deleteColumn', label: '删除这一列', isPossible: isInTable, take: $deleteTableColumnAtSelection },
  {
    key: 'deleteTable',
    label: '删除整个表格',
    isPossible: isInTable,
    take: () => {
      const cell = cellOf($getSelection())
      if (cell !== undefined) $findTableNode(cell)?.remove()
    },
  },
]
