import { jsonBytes } from './bytesOf.ts'
import type { Output } from './output.ts'

/** Path of the site's web app manifest. */
export const manifestPath = '/manifest.webmanifest'

/** What a phone is told that keeps the site among its programs. */
export function manifestOutput(): Output {
  return {
    paths: () => [manifestPath],
    owns: (path) => path === manifestPath,
    async render(_path, { site: { name, introduction, headline } }) {
      const manifest = {
        name,
        short_name: name,
        description: introduction ?? headline,
        lang: 'zh-CN',
        id: '/',
        start_url: '/',
        scope: '/',
        display: 'minimal-ui',
        background_color: '#faf6ee',
        theme_color: '#faf6ee',
        icons: [
          { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      }
      return { bytes: jsonBytes(manifest) }
    },
  }
}
