/**
 * Whether a browser says that a page of another site has sent something. A program has no such headers. A page that tells
 * nobody where it is (`Referrer-Policy: no-referrer`, as our answers have) has the origin `null`, and still says of which
 * site it is; without https a browser tells the origin alone.
 * @param headers of the request, those of a neighbouring site told as of another one (markNeighboursWrite)
 * @param siteUrl origin at which the public reaches the site
 */
export function isFromAnotherSite(headers: Pick<Headers, 'get'>, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'cross-site' || site === 'same-site'
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  const forwarded = headers.get('x-forwarded-host')?.split(',')[0]?.trim()
  return ![new URL(siteUrl).host, headers.get('host'), forwarded].includes(new URL(origin).host)
}
