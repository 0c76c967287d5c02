import { readFile } from 'node:fs/promises'
import path from 'node:path'
import react from '@astrojs/react'
import { defineConfig } from 'astro/config'
import { embedPathsOf } from '../../../site/catalogue/embeds.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { plainImports } from '../../../site/islands/plainImports.mjs'
import { preactInBrowser } from '../../../site/signUp/preactInBrowser.mjs'
import { readCatalogue } from '../entriesFile.ts'

/**
 * The same pages, components and data as a plain static Astro project, for `astro build` to make: what Gongyun would
 * be without its publisher. Started by plainSite.ts, which sets PLAIN_ENTRIES and PLAIN_OUT.
 */
const out = process.env['PLAIN_OUT'] ?? ''
const catalogue = await readCatalogue(process.env['PLAIN_ENTRIES'] ?? '')
Object.assign(globalThis, {
  [Symbol.for('gongyun.viewFor')]: () => new CatalogueView(catalogue),
  [Symbol.for('gongyun.siteUrl')]: 'https://gongyun.example',
  [Symbol.for('gongyun.paths')]: [
    ...[...catalogue.paths()].filter((url) => !isFormer(url)),
    ...[undefined, ...Array.from(catalogue.all('units'), ({ id }) => id)].flatMap(embedPathsOf),
  ],
})

/**
 * Whether an entry stood there before: what leads from there to its present page is not one of Astro's pages.
 * @param {string} url
 */
function isFormer(url) {
  const [collection = '', slug = ''] = url.slice(1, -1).split('/')
  return catalogue.movedFrom(/** @type {'works'} */ (collection), slug) !== undefined
}

/**
 * What static pages need besides: the paths of each route. It is put in while the pages are compiled, so that they
 * stay the very same files.
 * @returns {import('vite').Plugin}
 */
function staticPaths() {
  const pages = path.resolve('site/pages')
  return {
    name: 'gongyun-static-paths',
    enforce: 'pre',
    // the compiler of Astro takes its turn at transforming before any other, so they are given another source to load
    async load(id) {
      const [library, ...names] = path.relative(pages, id).split(path.sep)
      const file = names.join('/')
      const isOfLibrary = `${JSON.stringify(pageCollections)}.includes(segments[0])`
      const rest = "segments.slice(1).join('/') || undefined"
      const [, name] = /^\[\.\.\.(wish|at)\]\.astro$/.exec(file) ?? []
      const params =
        file === '[slug]/sign-up.astro'
          ? `segments[2] === 'sign-up' && { collection: segments[0], slug: segments[1] }`
          : file === '[slug].astro'
            ? `segments.length === 2 && segments[0] === '${library}' && { slug: segments[1] }`
            : library === 'embed' && file === '[...list].astro'
              ? `segments[0] === 'embed' && { list: segments.slice(1).join('/') }`
              : file === '[...list].astro'
                ? `segments.length !== 2 && segments[2] !== 'sign-up' && ${isOfLibrary} && { collection: segments[0], list: ${rest} }`
                : name !== undefined && `segments[0] === '${library}' && { ${name}: ${rest} }`
      if (!params) return
      const code = `export const getStaticPaths = () =>
        globalThis[Symbol.for('gongyun.paths')].map((url) => url.slice(1, -1).split('/')).flatMap((segments) => {
          const params = ${params}
          return params ? [{ params }] : []
        })`
      return (await readFile(id, 'utf8')).replace(/^---\n/, `---\n${code}\n`)
    },
  }
}

export default defineConfig({
  srcDir: './site',
  publicDir: './public',
  outDir: out,
  cacheDir: path.join(out, '../astro-cache'),
  output: 'static',
  trailingSlash: 'always',
  build: { inlineStylesheets: 'never' },
  compressHTML: 'jsx',
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [staticPaths(), preactInBrowser(), plainImports()] },
  integrations: [
    react(),
    {
      name: 'gongyun-plain-catalogue',
      hooks: {
        'astro:config:setup': ({ addMiddleware }) => {
          addMiddleware({
            order: 'pre',
            entrypoint: new URL('../../../site/publisher/astro/devMiddleware.ts', import.meta.url),
          })
        },
      },
    },
  ],
})
