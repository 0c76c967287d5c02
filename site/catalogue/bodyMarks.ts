import type { PageCollection } from './pageCollections.ts'

/**
 * The text of an entry is HTML in which what it shows, and where it leads to on this site, stands by name: a picture may
 * be replaced and an entry get another address, and the text stays what it is. The page puts in what is public then.
 *
 * - `<figure data-shows="media/1 media/2">caption</figure>` shows pictures, a recording or a file
 * - `<a href="entry:notices/1">…</a>` leads to the page of an entry
 */
export const shownAttribute = 'data-shows'
export const entryScheme = 'entry'

/** Collections whose documents a text shows. */
export type ShownOf = 'media' | 'recordings' | 'files'

const shownNames = /^(?:media|recordings|files)\/[\w-]{1,64}(?: media\/[\w-]{1,64})*$/
const entryAddress = /^entry:[a-z]{1,30}\/[\w-]{1,64}$/

/** The mark for something that a text shows. @param caption HTML of plain text, which may be empty */
export function shownMark(collection: ShownOf, ids: readonly string[], caption: string): string {
  return `<figure ${shownAttribute}="${ids.map((id) => `${collection}/${id}`).join(' ')}">${caption}</figure>`
}

/** Whether the value of a mark is one that this module makes. */
export function isShownMark(value: string): boolean {
  return shownNames.test(value)
}

/** A link to the page of an entry. @param inner HTML without links */
export function entryLink(collection: PageCollection, id: string, inner: string): string {
  return `<a href="${entryScheme}:${collection}/${id}">${inner}</a>`
}

/** Whether an address is one that this module makes. */
export function isEntryAddress(address: string): boolean {
  return entryAddress.test(address)
}

/** A part of a text: HTML as it stands, or documents to be shown. */
export type BodyPart =
  { html: string } | { collection: ShownOf; ids: [string, ...string[]]; caption: string | undefined }

const marks = new RegExp(`<figure ${shownAttribute}="([^"]*)">([^<]*)</figure>`, 'g')

/**
 * The parts of a text, in their order. A part of HTML may end in the middle of an element, as what is shown may stand
 * in a cell of a table.
 */
export function bodyParts(body: string): BodyPart[] {
  const parts: BodyPart[] = []
  let from = 0
  for (const { 0: whole, 1: names = '', 2: caption = '', index } of body.matchAll(marks)) {
    if (index > from) parts.push({ html: body.slice(from, index) })
    from = index + whole.length
    const [first, ...rest] = names.split(' ').map((name) => name.split('/'))
    const [collection = '', id = ''] = first ?? []
    const ids: [string, ...string[]] = [id, ...rest.map(([, other = '']) => other)]
    parts.push({ collection: collection as ShownOf, ids, caption: caption === '' ? undefined : caption })
  }
  if (from < body.length) parts.push({ html: body.slice(from) })
  return parts
}

const entryLinks = /<a href="entry:([a-z]+)\/([\w-]+)">(.*?)<\/a>/gs

/**
 * HTML with the links to entries as they lead today.
 * @param addressOf path of an entry's page; undefined when it is not public: its words stay, and lead nowhere
 */
export function withEntryLinks(
  html: string,
  addressOf: (collection: PageCollection, id: string) => string | undefined,
) {
  return html.replace(entryLinks, (_whole, collection: string, id: string, inner: string) => {
    const address = addressOf(collection as PageCollection, id)
    return address === undefined ? inner : `<a href="${encodeURI(address)}">${inner}</a>`
  })
}

/** The pictures, recordings and files that a text shows, each once. */
export function shownIn(body: string): string[] {
  const ids = bodyParts(body).flatMap((part) => ('ids' in part ? part.ids : []))
  return [...new Set(ids)]
}
