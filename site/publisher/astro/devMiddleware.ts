import { defineMiddleware } from 'astro:middleware'
import { keptByDefault } from '../../catalogue/signUp/kept.ts'
import type { CatalogueView } from '../../catalogue/view.ts'

/** Under `astro dev` only: each request gets its view of the catalogue from the development server of this process. */
export const onRequest = defineMiddleware((context, next) => {
  const viewFor = (globalThis as { [key: symbol]: unknown })[Symbol.for('gongyun.viewFor')]
  if (viewFor === undefined) throw new Error('Start the site with `npm run dev`: it fills the catalogue.')
  Object.assign(context.locals, {
    catalogue: (viewFor as (request: Request) => CatalogueView)(context.request),
    path: decodeURI(context.url.pathname),
    persons: keptByDefault,
    siteUrl: (globalThis as { [key: symbol]: unknown })[Symbol.for('gongyun.siteUrl')],
  })
  return next()
})
