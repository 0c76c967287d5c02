import { type Browser } from 'playwright-core'
import { expect } from 'vitest'
import { administrator, type Api } from './api.ts'
import { openBrowser } from './browser.ts'
import { type Phone, phoneOf } from './phone.ts'
import { type Actor, type Cast, castOf } from './roles/cast.ts'
import { startServer, type TestServer } from './server.ts'

/** What a test needs of an entry. */
interface Entry {
  id: string
  slug: string
  summary?: string
  updatedAt: string
}

/** A site whose people all work on telephones. */
export interface Telephones {
  server: TestServer
  staff: Api
  cast: Cast
  phone: (actor: Exclude<Actor, 'visitor'>) => Promise<Phone>
  /** The newest text of an entry, also of one in the trash. */
  newest: (collection: string, id: string) => Promise<Entry>
  /** A notice that somebody wrote, and that others took through steps of its review, without a browser. */
  noticeBy: (actor: Actor, data: object, ...steps: (readonly [Actor, string])[]) => Promise<Entry>
  /** Puts all telephones away. @param isFailed whether pictures of what they show are taken first */
  putAway: (isFailed: boolean) => Promise<void>
  stop: () => Promise<void>
}

/** Starts a site without sample content for people with telephones. */
export async function startTelephones(): Promise<Telephones> {
  const server = await startServer({ args: ['--no-sample'] })
  const staff = await administrator(server)
  const cast = await castOf(server, staff)
  const browser: Browser = await openBrowser()
  const newest: Telephones['newest'] = async (collection, id) =>
    (await staff.request<Entry>('GET', `/api/${collection}/${id}?draft=true&trash=true&depth=0`)).body
  return {
    server,
    staff,
    cast,
    newest,
    phone: (actor) => phoneOf(browser, server, cast.as[actor]),
    async noticeBy(actor, data, ...steps) {
      const notice = { title: '通知', kind: 'notice', date: '2026-11-27T04:00:00.000Z', ...data }
      const made = await cast.as[actor].request<{ doc: Entry }>('POST', '/api/notices?draft=true', notice)
      expect(made.status).toBe(201)
      const { id } = made.body.doc
      for (const [who, step] of steps) {
        const { updatedAt: seen } = await newest('notices', id)
        expect((await cast.as[who].request('POST', `/api/notices/${id}/review`, { step, seen })).status).toBe(200)
      }
      return made.body.doc
    },
    async putAway(isFailed) {
      for (const [index, context] of browser.contexts().entries()) {
        const path = `test/.artifacts/telephone-failed-${server.port}-${index}.png`
        for (const page of isFailed ? context.pages() : [])
          await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined)
        await context.close()
      }
    },
    async stop() {
      await browser.close()
      await server.stop()
    },
  }
}
