import { embedPattern } from '../../catalogue/embeds.ts'
import { islandsOf } from '../../islands/islands.ts'

/**
 * What a page without islands may load and do: it has no script and loads nothing from elsewhere; styles may stand in the generated
 * covers. It stands in every page too, since an exported folder is served by web servers that send no header. Nothing of
 * ours connects without a script; programs that test pages read robots.txt as if the page did, and call it missing else.
 */
export const pagePolicy = policyThatConnects("'self'")

/**
 * The same of one page: where there is an island, our own scripts run, and read our own files.
 * @param weChatSdk address of WeChat's script, where an operator has named an account: its server is let in as well
 */
export function pagePolicyOf(path: string, weChatSdk?: string): string {
  const islands = islandsOf(path, weChatSdk !== undefined)
  if (islands.length === 0) return pagePolicy
  const from = weChatSdk !== undefined && islands.includes('wechat') ? `'self' ${new URL(weChatSdk).origin}` : "'self'"
  return `${policyThatConnects(from)}; script-src ${from}`
}

/** Whether a page sets the card of its link, where an operator has named an account of WeChat. */
export function setsWeChatCard(path: string): boolean {
  return islandsOf(path, true).includes('wechat')
}

/** Who may frame a page: other sites what is made for them, and nothing else. Only a header can say it. */
export function framersOf(path: string | undefined): "'self'" | '*' {
  return path !== undefined && embedPattern.test(path) ? '*' : "'self'"
}

/** @param to sources that a script of the page may ask */
function policyThatConnects(to: string): string {
  return `default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; media-src 'self'; font-src 'self'; manifest-src 'self'; connect-src ${to}; base-uri 'none'; form-action 'self'`
}
