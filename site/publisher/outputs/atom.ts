import { bytesOf } from './bytesOf.ts'
import { escapeXml, xmlDeclaration } from './xml.ts'

/** One entry of a feed. Addresses are absolute, instants ISO 8601. */
export interface FeedEntry {
  /** The same for ever, whatever becomes of the entry's address. */
  id: string
  title: string
  link: string
  /** By which it stands in the feed. */
  published: string
  updated: string
  summary: string | undefined
}

/** A feed, newest entry first. */
export interface Feed {
  /** Its own address, which is its id too. */
  address: string
  title: string
  /** Address of the page that it follows. */
  link: string
  author: string
  entries: readonly FeedEntry[]
}

/** Of a feed that has no entry yet: the format asks for a date, and the clock would change the file at every rendering. */
const never = '1970-01-01T00:00:00.000Z'

/** A feed as an Atom document (RFC 4287). */
export function atom({ address, title, link, author, entries }: Feed): Uint8Array {
  const updated = entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), never)
  const lines = [
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${escapeXml(address)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(address)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    ...entries.flatMap(linesOf),
    '</feed>',
    '',
  ]
  return bytesOf(xmlDeclaration + lines.join('\n'))
}

function linesOf({ id, title, link, published, updated, summary }: FeedEntry): string[] {
  return [
    '<entry>',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<published>${published}</published>`,
    `<updated>${updated}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    ...(summary === undefined ? [] : [`<summary>${escapeXml(summary)}</summary>`]),
    '</entry>',
  ]
}
