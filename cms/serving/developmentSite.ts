import { createReadStream } from 'node:fs'
import { type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import path from 'node:path'
import { dev } from 'astro'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { CatalogueView } from '../../site/catalogue/view.ts'
import type { Renderer } from '../../site/publisher/renderer.ts'
import { typeOf } from '../../site/publisher/manifest.ts'

const viewHeader = 'x-gongyun-view'

/** The site while it is being developed: rendered on request by Astro's own server, with reload on change. */
export interface DevelopmentSite {
  render: Renderer
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  stop: () => Promise<void>
}

/**
 * Starts Astro's development server in this process, so that its pages see this catalogue.
 * @param mediaDir folder of uploaded pictures
 */
export async function startDevelopmentSite(catalogue: Catalogue, mediaDir: string): Promise<DevelopmentSite> {
  const drafts = new Map<string, CatalogueView>()
  ;(globalThis as { [key: symbol]: unknown })[Symbol.for('gongyun.viewFor')] = (request: Request) =>
    drafts.get(request.headers.get(viewHeader) ?? '') ?? new CatalogueView(catalogue)
  const server = await dev({ root: process.cwd(), logLevel: 'warn', server: { host: '127.0.0.1', port: 0 } })
  const { port } = server.address

  return {
    async render(page, view) {
      const id = crypto.randomUUID()
      drafts.set(id, view)
      try {
        const response = await fetch(`http://127.0.0.1:${port}${encodeURI(page)}`, { headers: { [viewHeader]: id } })
        return { status: response.status, html: await response.text() }
      } finally {
        drafts.delete(id)
      }
    },
    async handle(request, response) {
      const [, file] = /^\/media\/[0-9a-f]+\/([^/?]+)/.exec(request.url ?? '') ?? []
      if (file !== undefined) return sendMedia(path.join(mediaDir, path.basename(decodeURIComponent(file))), response)
      await forward(request, response, port)
    },
    stop: () => server.stop(),
  }
}

async function sendMedia(file: string, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    createReadStream(file)
      .on('open', () => response.writeHead(200, { 'content-type': typeOf(file) }))
      .on('error', () => response.writeHead(404).end())
      .pipe(response)
      .on('close', resolve)
  })
}

async function forward(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const forwarded = ask(
      {
        host: '127.0.0.1',
        port,
        path: request.url,
        method: request.method,
        headers: { ...request.headers, host: `127.0.0.1:${port}` },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response).on('close', resolve)
      },
    )
    forwarded.on('error', reject)
    request.pipe(forwarded)
  })
}
