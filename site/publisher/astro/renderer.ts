import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SignUpAnswer } from '../../catalogue/signUp/answer.ts'
import { keptByDefault, type PageSettings } from '../../catalogue/signUp/kept.ts'
import type { CatalogueView } from '../../catalogue/view.ts'

/** One rendered page. */
export interface RenderedPage {
  /** HTTP status: 200; 404 when the catalogue has no such page. Only 200 may be published. */
  status: number
  html: string
}

/**
 * Renders one page from what a view shows of the catalogue.
 * @param path the page's path, not encoded, with slashes at both ends, for example `/works/hua-jie/`
 * @param answer what a page of one visitor's own says (renderAnswer.ts); nothing that is published has it
 * @throws when the page failed: the old file stays
 */
export type Renderer = (path: string, view: CatalogueView, answer?: SignUpAnswer) => Promise<RenderedPage>

/**
 * Loads the site that `astro build` compiled.
 * @param buildDir the folder with `server/` and `client/`, absolute or relative to the working directory
 * @param siteUrl origin of the public site, without a slash at the end
 * @param settings what else pages say of the operator's settings
 */
export async function loadRenderer(
  buildDir: string,
  siteUrl: string,
  settings: Partial<PageSettings> = {},
): Promise<Renderer> {
  const entry = pathToFileURL(join(buildDir, 'server', 'entry.mjs')).href
  const { renderPage } = (await import(entry)) as typeof import('./entry.ts')
  return async (path, view, answer) => {
    const html = await renderPage(path, view, { persons: keptByDefault, ...settings, siteUrl }, answer)
    return html === undefined ? { status: 404, html: '' } : { status: 200, html }
  }
}
