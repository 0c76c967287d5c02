import { decodedPath } from '../../base/network/paths.ts'

/** Longest address that is signed, in characters; WeChat itself adds a query when a page is opened out of a chat. */
const longestAddress = 2_000

/**
 * Whether an address may be signed: as a browser writes it, of our own site, without a fragment, and of a page that sets a
 * card. Whoever has a signature may use WeChat's functions at that address, and at no other.
 * @param siteUrl origin of the public site, without a slash at the end
 * @param setsCard whether a page is published and sets a card, by its path, which is not encoded
 */
export function isPageToSign(url: string, siteUrl: string, setsCard: (path: string) => boolean): boolean {
  if (url.length > longestAddress || !/^[\x21-\x7e]+$/.test(url) || url.includes('#')) return false
  if (!url.startsWith(`${siteUrl}/`) || !URL.canParse(url) || new URL(url).href !== url) return false
  const path = decodedPath(new URL(url).pathname)
  return path !== undefined && setsCard(path)
}
