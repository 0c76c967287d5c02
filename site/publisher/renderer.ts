import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CatalogueView } from '../catalogue/view.ts'

/** One rendered page. Only status 200 may be published; with any other the old file stays. */
export interface RenderedPage {
  /** HTTP status: 200, 404 when the catalogue has no such page, 500 when a page failed. */
  status: number
  html: string
}

/**
 * Renders one page from what a view shows of the catalogue.
 * @param path the page's path, not encoded, with slashes at both ends, for example `/works/hua-jie/`
 */
export type Renderer = (path: string, view: CatalogueView) => Promise<RenderedPage>

interface CompiledSite {
  app: { render: (request: Request, options: { locals: App.Locals }) => Promise<Response> }
}

/**
 * Loads the site that `astro build` compiled.
 * @param buildDir the folder with `server/` and `client/`, absolute or relative to the working directory
 */
export async function loadRenderer(buildDir: string): Promise<Renderer> {
  const entry = pathToFileURL(join(buildDir, 'server', 'entry.mjs')).href
  const { app } = (await import(entry)) as CompiledSite
  return async (path, view) => {
    const response = await app.render(new Request(`http://site${encodeURI(path)}`), { locals: { catalogue: view } })
    // Astro answers 404 for its own not-found page too, and that page is one to publish
    const status = path === '/404/' && response.status === 404 ? 200 : response.status
    return { status, html: await response.text() }
  }
}
