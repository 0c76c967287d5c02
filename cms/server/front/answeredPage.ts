import { html } from '../../../site/search/page/html.ts'

const empty = /(<div data-results[^>]*>)<noscript>[\s\S]*?<\/noscript>/
const field = /(<input\b[^>]*\bname="q")/

/**
 * The search page with results in it.
 * @param page as it is published
 * @param text that was looked for
 * @param results markup
 */
export function answeredPage(page: string, text: string, results: string): string {
  // functions, since a replacement that is a text has characters of its own meaning
  return page
    .replace(empty, (_, opening: string) => opening + results)
    .replace(field, (name) => name + html` value="${text}"`.markup)
}
