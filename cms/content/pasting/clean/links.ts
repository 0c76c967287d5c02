import { isSafeAddress } from '../../../documents/richText/linkAddress.ts'

/** Where a link of another page leads a reader of this one; `none` for a place on that page. */
export type Led = { kind: 'address'; url: string } | { kind: 'none' } | { kind: 'refused' }

/**
 * Reads the address of a link that was brought in. What leads to a page of its own site without saying which, to a file
 * of a computer, or to a script is refused.
 */
export function ledTo(href: string): Led {
  const address = href.trim()
  if (address === '' || /^(?:#|about:blank)/i.test(address)) return { kind: 'none' }
  const isHost = /^(?:www\.|(?:[a-z0-9-]+\.)+(?:cn|com|org|net)(?:[/?#:]|$))/i.test(address.slice(0, 300))
  const url = isHost ? `https://${address}` : address.startsWith('//') ? `https:${address}` : address
  // what begins with a stroke is a page of this site to us, and was one of another site
  return !url.startsWith('/') && isSafeAddress(url) ? { kind: 'address', url } : { kind: 'refused' }
}
