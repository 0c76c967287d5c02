import type { Feed } from './atom.ts'
import { bytesOf } from './bytesOf.ts'

/** A feed as JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed({ address, title, link, author, entries }: Feed): Uint8Array {
  return bytesOf(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: link,
      feed_url: address,
      language: 'zh-CN',
      authors: [{ name: author }],
      items: entries.map((entry) => ({
        id: entry.id,
        url: entry.link,
        title: entry.title,
        // the format asks for a content
        content_text: entry.summary ?? entry.title,
        summary: entry.summary,
        date_published: entry.published,
        date_modified: entry.updated,
      })),
    }),
  )
}
