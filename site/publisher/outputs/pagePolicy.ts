import { embedPattern } from '../../catalogue/embeds.ts'
import { islandsOf } from '../../islands/islands.ts'

/**
 * What a page without islands may load and do: it has no script and loads nothing from elsewhere; styles may stand in the generated
 * covers. It stands in every page too, since an exported folder is served by web servers that send no header. Nothing of
 * ours connects without a script; programs that test pages read robots.txt as if the page did, and call it missing else.
 */
export const pagePolicy =
  "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; media-src 'self'; font-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

/** The same of one page: where there is an island, our own scripts run. */
export function pagePolicyOf(path: string): string {
  return islandsOf(path).length > 0 ? `${pagePolicy}; script-src 'self'` : pagePolicy
}

/** Who may frame a page: other sites what is made for them, and nothing else. Only a header can say it. */
export function framersOf(path: string | undefined): "'self'" | '*' {
  return path !== undefined && embedPattern.test(path) ? '*' : "'self'"
}
