import { newNodeId, settledRichText } from '../../../documents/richText/settle.ts'
import type { RichNode } from '../../../documents/richText/nodes.ts'
import { htmlTree, TooManyParts } from './htmlTree.ts'
import { emptyParagraph, nodesOf, pictureType } from './nodes.ts'
import type { BroughtPicture } from './pictures.ts'
import { Reading } from './reading.ts'
import { emptyReport, type Report } from './report.ts'

/** Longest HTML that is read, in characters; pictures within it count. */
export const longestHtml = 40_000_000

/** What somebody's HTML is as part of a body. */
export interface Brought {
  /** Nodes as they may stand in a body, but for those that stand in the places of pictures (`pictureType`). */
  nodes: RichNode[]
  pictures: BroughtPicture[]
  report: Report
}

/**
 * Reads the HTML of other programs and pages: headings, lists, tables, quotes, links, pictures, alignment and the formats
 * that the site shows are kept, all else is left out. Whatever is given, the nodes make a body that can be saved, and
 * nothing in them runs.
 * @param isInCell whether it goes into a cell of a table, where no other table may stand
 * @returns what it is, or why it cannot be taken in, in Chinese
 */
export function cleanHtml(html: string, isInCell = false): { brought: Brought } | { problem: string } {
  if (html.length > longestHtml)
    return { problem: `内容太大：连同图片有 ${megabytes(html.length)} MB，最多 ${megabytes(longestHtml)} MB。请分几次，或减少图片。` }
  const report = emptyReport()
  const reading = new Reading(report)
  try {
    const nodes = nodesOf(reading.read(htmlTree(html), isInCell))
    const settled = settledRichText({ root: { type: 'root', children: withoutPictures(nodes) } })
    if ('problem' in settled) return { problem: `内容${settled.problem}` }
    return { brought: { nodes, pictures: reading.pictures, report } }
  } catch (error) {
    if (error instanceof TooManyParts) return { problem: '内容太复杂，读不完。请分几次复制，或只粘贴文字（Ctrl+Shift+V）。' }
    throw error
  }
}

/**
 * Puts pictures of the library where pictures were brought.
 * @param ids in their order; undefined for one that nobody wants
 */
export function withPictures(nodes: readonly RichNode[], ids: readonly (string | undefined)[]): RichNode[] {
  return nodes.flatMap((node) => {
    if (node.type !== pictureType) {
      const children = node['children'] as RichNode[] | undefined
      if (children === undefined) return [node]
      const filled = withPictures(children, ids)
      const isEmptied = filled.length === 0 && node.type === 'tablecell'
      return [{ ...node, children: isEmptied ? [emptyParagraph()] : filled }]
    }
    const value = ids[Number(node['picture'])]
    if (value === undefined) return []
    return [{ type: 'upload', version: 3, format: '', id: newNodeId(), relationTo: 'media', value, fields: {} }]
  })
}

function withoutPictures(nodes: readonly RichNode[]): RichNode[] {
  return withPictures(nodes, [])
}

function megabytes(characters: number): string {
  return (characters / 1_000_000).toFixed(0)
}
