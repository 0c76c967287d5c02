import { z } from 'zod'
import { type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'

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

/** Most pictures, recordings and files in a text, those of its galleries included. */
export const mostShown = 100
/** Most pictures in one gallery. */
export const mostInGallery = 30
/** Most rows and columns of one table: more is a spreadsheet, to be put beside the text as a file. */
export const mostTableRows = 200
export const mostTableColumns = 20
/** Most cells of all tables in a text. */
export const mostCells = 2000
/** Most characters below a picture or a gallery. */
export const longestCaption = 200

/** How characters may look on the site, as bits of a text's format. */
export const formats = { bold: 1, italic: 2, strikethrough: 4, underline: 8, subscript: 32, superscript: 64 } as const
/** Of all the formats that a text may come with; the others look like nothing on the site. */
export const shownFormats = Object.values(formats).reduce((bits, bit) => bits | bit, 0)
/** All bits that the editor's software knows. */
const knownFormats = 4095

const children = z.array(z.unknown())

/** What comes from other programs has headings of all levels; the site has two. */
const heading = z.enum(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']).transform((tag) => (tag <= 'h2' ? 'h2' : 'h3'))
const list = z.enum(['bullet', 'number', 'check']).transform((type) => (type === 'number' ? 'number' : 'bullet'))

/** The id of a document, alone or with the document around it, as Payload fills it in. */
const reference = z
  .union([z.string(), z.object({ id: z.string() })])
  .transform((value) => (typeof value === 'string' ? value : value.id))
  .pipe(z.string().regex(/^[\w-]{1,64}$/))

const link = z.object({
  children,
  fields: z.object({
    linkType: z.enum(['custom', 'internal']).nullish(),
    url: z.string().nullish(),
    /** The entry that a link leads to, wherever its page is. */
    doc: z.object({ relationTo: z.enum(pageCollections), value: reference }).nullish(),
    newTab: z.boolean().nullish(),
  }),
})

/** Collections whose documents a text may show. */
export const shownCollections = ['media', 'recordings', 'files'] as const
export type ShownCollection = (typeof shownCollections)[number]
/** Collections whose documents a text may name: to show them, or to lead to them. */
export type TextCollection = ShownCollection | PageCollection

/** A picture, a recording or a file. */
const upload = z.object({
  relationTo: z.enum(shownCollections),
  value: reference,
  fields: z.object({ caption: z.string().nullish() }).nullish(),
})

/** Several pictures side by side. One that was only just put in has none yet. */
const block = z.object({
  fields: z.object({
    blockType: z.literal('gallery'),
    pictures: z.array(reference).nullish(),
    caption: z.string().nullish(),
  }),
})

const span = (most: number) => z.int().min(1).max(most).nullish()

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
  upload,
  block,
  table: z.object({ children }),
  tablerow: z.object({ children }),
  tablecell: z.object({
    children,
    colSpan: span(mostTableColumns),
    rowSpan: span(mostTableRows),
    /** 1 for the head of a column, 2 for that of a row, 3 for both. */
    headerState: z.int().min(0).max(3).nullish(),
  }),
} as const

export type NodeType = keyof typeof nodeSchemas

const inline: readonly NodeType[] = ['text', 'tab', 'linebreak', 'link', 'autolink']
const blocks: readonly NodeType[] = ['paragraph', 'heading', 'quote', 'list', 'horizontalrule', 'upload', 'block']
const inLink: readonly NodeType[] = ['text', 'tab', 'linebreak']
const none: readonly NodeType[] = []

/** Which nodes may stand in which. */
export const mayHold: Readonly<Record<NodeType, readonly NodeType[]>> = {
  root: [...blocks, 'table'],
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
  upload: none,
  block: none,
  table: ['tablerow'],
  tablerow: ['tablecell'],
  tablecell: blocks,
}

/** How the lines of a block stand; on the left where nothing is said. */
export type Alignment = 'center' | 'right' | 'justify'

/** Reads how the lines of a node stand; undefined for the left. */
export function alignmentOf(node: unknown): Alignment | undefined {
  const format: unknown = (node as { format?: unknown }).format
  if (format === 'end') return 'right'
  return format === 'center' || format === 'right' || format === 'justify' ? format : undefined
}

/** Whether a node stands for a file that is being uploaded: nothing of it is there yet. */
export function isPending(node: unknown): boolean {
  const { type, value, pending } = node as { type?: unknown; value?: unknown; pending?: unknown }
  return type === 'upload' && !value && typeof pending === 'object' && pending !== null
}

/** Reads the type of a node; undefined for one that no text may have. */
export function typeOf(node: unknown): NodeType | undefined {
  const type: unknown = typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined
  return typeof type === 'string' && Object.hasOwn(nodeSchemas, type) ? (type as NodeType) : undefined
}
