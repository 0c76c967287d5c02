import react from '@astrojs/react'
import { defineConfig } from 'astro/config'
import { devCatalogue, publisherAdapter } from './site/publisher/astro/adapter.mjs'
import { builtLoader } from './site/embed/builtLoader.mjs'
import { drawnPictures } from './site/sharing/drawnPictures.mjs'
import { plainImports } from './site/islands/plainImports.mjs'
import { preactInBrowser } from './site/signUp/preactInBrowser.mjs'

/** `astro build` compiles the site into a function that the publisher calls (docs: site/publisher/astro/renderer.ts). */
export default defineConfig({
  srcDir: './site',
  publicDir: './public',
  outDir: './site/.build',
  output: 'server',
  trailingSlash: 'always',
  adapter: publisherAdapter(),
  integrations: [react(), devCatalogue(), drawnPictures(), builtLoader()],
  build: { redirects: false, inlineStylesheets: 'never' },
  // a line break in the source must not become a space between Chinese characters
  compressHTML: 'jsx',
  // a script that stands in a page is none that its policy allows
  vite: { build: { assetsInlineLimit: 0 }, plugins: [preactInBrowser(), plainImports()] },
  session: false,
  devToolbar: { enabled: false },
})
