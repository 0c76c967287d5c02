import type { SSRManifest, SSRResult } from 'astro'
import { createApp } from 'astro/app/entrypoint'
import { FetchState } from 'astro/fetch'
import { renderToString } from 'astro/runtime/server/index.js'
import type { SignUpAnswer } from '../../catalogue/signUp/answer.ts'
import type { PageSettings } from '../../catalogue/signUp/kept.ts'
import type { CatalogueView } from '../../catalogue/view.ts'

/** The `Astro` of a component: what there is besides is a request's, and a page that is published has none. */
class Astro {
  self: unknown = null
  readonly props: unknown
  readonly locals: App.Locals
  readonly params: Record<string, string | undefined>

  constructor(props: unknown, locals: App.Locals, params: Record<string, string | undefined>) {
    this.props = props
    this.locals = locals
    this.params = params
  }
}

interface Route {
  pattern: RegExp
  /** Names of the pattern's groups. */
  params: string[]
  component: Parameters<typeof renderToString>[1]
  /** What Astro makes for a request of this route; what a rendering writes into it is made anew for each. */
  result: SSRResult
}

const routes = await compiledRoutes(createApp().getManifest())

/**
 * Renders one page. Astro's own way in, `app.render`, makes a request, its URL, cookies, headers, a chain of middleware
 * and a response of every page; that is half of the work on most of them.
 * @param path not encoded, with slashes at both ends
 * @param settings of the operator, as far as pages say them
 * @param answer what the page of one visitor's own says
 * @returns undefined when there is no such page
 */
export async function renderPage(
  path: string,
  catalogue: CatalogueView,
  settings: PageSettings,
  answer?: SignUpAnswer,
): Promise<string | undefined> {
  for (const { pattern, params: names, component, result } of routes) {
    const groups = pattern.exec(path)
    if (groups === null) continue
    const params = Object.fromEntries(names.map((name, index) => [name, groups[index + 1]]))
    const locals = { catalogue, path, ...settings, answer }
    const page = await renderToString(
      {
        ...result,
        pathname: path,
        params,
        styles: new Set(result.styles),
        scripts: new Set(result.scripts),
        links: new Set(result.links),
        createAstro: (props) => new Astro(props, locals, params) as unknown as ReturnType<SSRResult['createAstro']>,
        _metadata: freshCopy(result._metadata),
      },
      component,
      {},
      {},
      true,
    )
    // a page answers with a response when there is nothing to show
    return typeof page === 'string' ? page : undefined
  }
  return undefined
}

/** The pages of the site in the order in which they are tried, all loaded. */
async function compiledRoutes({ routes, pageMap }: SSRManifest): Promise<Route[]> {
  const found: Route[] = []
  for (const { routeData } of routes) {
    const load = routeData.type === 'page' ? pageMap?.get(routeData.component) : undefined
    if (load === undefined) continue
    const instance = await (await load()).page()
    const state = new FetchState(new Request('http://site/'))
    state.routeData = routeData
    const result = await state.createResult(instance, state.getActionAPIContext())
    const { pattern, params } = routeData
    const names = params.map((name) => name.replace(/^\.\.\./, ''))
    found.push({ pattern, params: names, component: instance.default, result })
  }
  return found
}

function freshCopy<T extends object>(of: T): T {
  const copy = (value: unknown): unknown =>
    value instanceof Set ? new Set(value) : Array.isArray(value) ? [...(value as unknown[])] : value
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, copy(value)])) as T
}
