import { createNode, createServerFeature } from '@payloadcms/richtext-lexical'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'

/**
 * Tables in a text. Payload's own feature (3.90, experimental) has its nodes from Lexical too, and menus in English that
 * nothing translates; ours are in the toolbar, where a finger finds them as well (admin/table/TableClient.tsx).
 */
export const tableFeature = createServerFeature({
  key: 'table',
  feature: {
    ClientFeature: '/content/fields/admin/table/TableClient#TableClient',
    nodes: [createNode({ node: TableNode }), createNode({ node: TableRowNode }), createNode({ node: TableCellNode })],
  },
})
