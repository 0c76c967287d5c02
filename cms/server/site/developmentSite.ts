import { createReadStream } from 'node:fs'
import { type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dev } from 'astro'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { typeOf } from '../../../site/publisher/release/manifest.ts'
import { mediaOutput } from '../../../site/publisher/outputs/mediaOutput.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import type { Settings } from '../../base/settings/env.ts'
import type { PublicSite } from './publicSite.ts'
import { decodedPath, pathIn } from '../../base/network/paths.ts'

const viewHeader = 'x-gongyun-view'

/**
 * The site while it is being developed: rendered on request by Astro's own server in this process, so that its pages
 * see this catalogue, and with reload on change. Nothing is published.
 */
export async function openDevelopmentSite(catalogue: Catalogue, { dataDir, siteUrl }: Settings): Promise<PublicSite> {
  const release = await Release.open(path.join(dataDir, 'published-development'), 'none')
  const drafts = new Map<string, CatalogueView>()
  Object.assign(globalThis, {
    [Symbol.for('gongyun.viewFor')]: (request: Request) =>
      drafts.get(request.headers.get(viewHeader) ?? '') ?? new CatalogueView(catalogue),
    [Symbol.for('gongyun.siteUrl')]: siteUrl,
  })
  const server = await dev({ root: process.cwd(), logLevel: 'warn', server: { host: '127.0.0.1', port: 0 } })
  const { port } = server.address

  return {
    publisher: new Publisher(catalogue, [], release),
    async catchUp(sync) {
      await sync.intake.readAll()
      sync.start()
    },
    setAside: (error) => {
      throw error
    },
    isChecked: () => true,
    whenLoaded: () => Promise.resolve(),
    rollBack: () => Promise.reject(new Error('开发时没有版本可以退回')),
    rollForward: () => Promise.reject(new Error('开发时没有版本可以退回')),
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
      const url = decodedPath(pathIn(request.url ?? '')) ?? ''
      if (url.startsWith('/media/')) return sendMedia(catalogue, dataDir, url, response)
      await forward(request, response, port)
    },
    async stop() {
      await server.stop()
      await release.close()
    },
  }
}

async function sendMedia(catalogue: Catalogue, dataDir: string, url: string, response: ServerResponse): Promise<void> {
  const content = await mediaOutput(catalogue, path.join(dataDir, 'media'))
    .render(url, new CatalogueView(catalogue))
    .catch(() => undefined)
  if (content === undefined) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': typeOf(url) })
  if ('bytes' in content) return void response.end(content.bytes)
  await pipeline(createReadStream(content.copyOf), response)
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
