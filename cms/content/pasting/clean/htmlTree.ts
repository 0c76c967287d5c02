import { Parser } from 'htmlparser2'

/** An element of somebody's HTML, with what stands in it. */
export interface HtmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  /** Of its `style` attribute, names and values in lower case; what is written twice is what stands last. */
  style: ReadonlyMap<string, string>
  children: HtmlNode[]
}
export type HtmlNode = HtmlElement | string

/** Deepest nesting that is followed, in elements; what lies deeper counts as standing there. */
const deepest = 150
/** Most elements and texts that are read, and most end tags. */
const mostParts = 200_000
/** Deepest nesting that is read: the parser looks through all open elements for each tag. No browser copies half of it. */
const deepestOpen = 1_000
/** Word and WPS write before a list's text what it begins with, for programs that know no lists. */
export const markerName = 'list-marker'

/** HTML that has more parts than are read, or lies deeper. */
export class TooManyParts extends Error {}

/**
 * Reads HTML, whatever it is, in time linear in its length. What stands between the marks `[if !supportLists]` and
 * `[endif]` becomes an element `list-marker`; other comments are left out.
 * @throws TooManyParts
 */
export function htmlTree(html: string): HtmlElement {
  if (hasMore(html, '</', mostParts)) throw new TooManyParts()
  const root: HtmlElement = { name: 'root', attributes: {}, style: new Map(), children: [] }
  const open: HtmlElement[] = [root]
  let marker: { element: HtmlElement; at: number } | undefined
  let [parts, depth] = [0, 0]
  const add = (node: HtmlNode): void => {
    if (++parts > mostParts) throw new TooManyParts()
    const parent = open.at(-1) ?? root
    if (marker !== undefined && open.length === marker.at) marker.element.children.push(node)
    else parent.children.push(node)
  }
  const look = (mark: string): void => {
    if (marker === undefined && /^\[if\s+!supportLists\]/i.test(mark)) {
      const element: HtmlElement = { name: markerName, attributes: {}, style: new Map(), children: [] }
      add(element)
      marker = { element, at: open.length }
    } else if (/^\[endif\]/i.test(mark)) marker = undefined
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > deepestOpen) throw new TooManyParts()
      const element: HtmlElement = { name, attributes, style: styleOf(attributes['style']), children: [] }
      add(element)
      open.push(open.length > deepest ? (open.at(-1) ?? root) : element)
    },
    ontext: add,
    onclosetag() {
      depth--
      if (open.length > 1) open.pop()
      if (marker !== undefined && open.length < marker.at) marker = undefined
    },
    // `<![if …]>` is a comment too, to whoever does not know it
    oncomment: (text) => look(text.trim()),
  })
  parser.write(html)
  parser.end()
  return root
}

/** All text in a node, as it stands. */
export function textIn(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textIn).join('')
}

/** Whether a text has something more often than so many times. */
function hasMore(text: string, part: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) if (++count > most) return true
  return false
}

function styleOf(text: string | undefined): ReadonlyMap<string, string> {
  if (text === undefined || text === '') return none
  return new Map(
    text.split(';').flatMap((declaration): [string, string][] => {
      const colon = declaration.indexOf(':')
      if (colon === -1) return []
      const value = declaration.slice(colon + 1).trim()
      return [[declaration.slice(0, colon).trim().toLowerCase(), value.toLowerCase()]]
    }),
  )
}

const none: ReadonlyMap<string, string> = new Map()
