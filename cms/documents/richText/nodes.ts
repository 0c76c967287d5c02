import { z } from 'zod'

/**
 * The nodes that a text may have: those of the features of its field (cms/content/fields/body.ts), with the values of their own
 * that the site renders. What an editor's software writes beside them is read over.
 */
export interface RichNode {
  type: string
  [key: string]: unknown
}

/** Deepest nesting of a text, in nodes: eight lists in one another take sixteen. */
export const deepestNodes = 20
/** Most nodes in a text. */
export const mostNodes = 10_000
/** Most characters in a text. */
export const mostCharacters = 100_000
/** Most links in a text. */
export const mostLinks = 500

/** Bold 1 and italic 2, of all the formats that a text may come with; the others look like nothing on the site. */
export const shownFormats = 3
/** All bits that the editor's software knows. */
const knownFormats = 4095

const children = z.array(z.unknown())

/** What comes from other programs has headings of all levels; the site has two. */
const heading = z.enum(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']).transform((tag) => (tag <= 'h2' ? 'h2' : 'h3'))
const list = z.enum(['bullet', 'number', 'check']).transform((type) => (type === 'number' ? 'number' : 'bullet'))

const link = z.object({
  children,
  fields: z.object({
    linkType: z.literal('custom').nullish(),
    url: z.string(),
    newTab: z.boolean().nullish(),
  }),
})

/** What a node of each type has to say, besides what is the same for all. */
export const nodeSchemas = {
  root: z.object({ children }),
  paragraph: z.object({ children }),
  heading: z.object({ children, tag: heading }),
  quote: z.object({ children }),
  list: z.object({ children, listType: list, start: z.int().min(1).max(100_000).nullish() }),
  listitem: z.object({ children }),
  horizontalrule: z.object({}),
  text: z.object({ text: z.string(), format: z.int().min(0).max(knownFormats).nullish() }),
  tab: z.object({}),
  linebreak: z.object({}),
  link,
  autolink: link,
} as const

export type NodeType = keyof typeof nodeSchemas

const inline: readonly NodeType[] = ['text', 'tab', 'linebreak', 'link', 'autolink']
const blocks: readonly NodeType[] = ['paragraph', 'heading', 'quote', 'list', 'horizontalrule']
const inLink: readonly NodeType[] = ['text', 'tab', 'linebreak']
const none: readonly NodeType[] = []

/** Which nodes may stand in which. */
export const mayHold: Readonly<Record<NodeType, readonly NodeType[]>> = {
  root: blocks,
  paragraph: inline,
  heading: inline,
  quote: [...inline, 'paragraph', 'list'],
  list: ['listitem'],
  listitem: [...inline, 'paragraph', 'list'],
  horizontalrule: none,
  text: none,
  tab: none,
  linebreak: none,
  link: inLink,
  autolink: inLink,
}

/** Reads the type of a node; undefined for one that no text may have. */
export function typeOf(node: unknown): NodeType | undefined {
  const type: unknown = typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined
  return typeof type === 'string' && Object.hasOwn(nodeSchemas, type) ? (type as NodeType) : undefined
}
