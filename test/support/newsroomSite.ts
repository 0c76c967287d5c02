import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { administrator, type Answer, type Api, separateReview } from './api.ts'
import type { TestDatabase } from './databases.ts'
import type { Stored } from './entries.ts'
import { type Actor, type Cast, castOf } from './roles/cast.ts'
import { startServer, type TestServer } from './server.ts'

export type Refusal = { errors?: { message: string; data?: { code: string } }[] }
export type State = {
  stage: string
  seen: string
  isLive: boolean
  refusals: Record<string, { code: string; message: string } | null>
  wordings: { place: string; wrong: string; right: string }[]
  timeline: { what: string; name: string; changes: string[]; note?: string; address?: string }[]
}
export type Doc = { doc: Stored & { _status: string; stage?: string; updatedAt: string } }
type Row = {
  isDone: boolean
  action: string
  name: string
  role: string
  address: string
  changes?: string
  note?: string
  user: string
}

/** What somebody is told whose request is refused. */
export const message = ({ body }: Answer<Refusal>): string => body.errors?.[0]?.message ?? ''

/**
 * Has the suite start a site with an account of every role, where writing and review are apart, and stop it.
 * @returns what the tests of a suite do there; what it has is there once it runs
 */
export function newsroomSite({ create }: TestDatabase) {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  let dataDir: string
  const start = async (): Promise<void> => {
    const options = { databaseUrl: database.url, args: ['--no-sample'], env: { LOG_LEVEL: 'fatal' } }
    server = await startServer({ dataDir, ...options })
    staff = await administrator(server)
  }

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-newsroom-'))
    await start()
    cast = await castOf(server, staff)
    await separateReview(staff, true)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const by = (actor: Actor) => cast.as[actor].request
  const stateFor = async (actor: Actor, id: string) => (await by(actor)<State>('GET', `/api/works/${id}/review`)).body
  const rowsOf = async (document: string) =>
    (await staff.request<{ docs: Row[] }>('GET', `/api/audits?where[document][equals]=${document}&sort=at&limit=0`))
      .body.docs
  return {
    /** The first administrator, as long as the server runs. */
    staff: (): Api => staff,
    cast: (): Cast => cast,
    server: (): TestServer => server,
    place: () => ({ dataDir, databaseUrl: database.url }),
    start,
    by,
    stateFor,
    /** Rows of the audit log about a document, the oldest first. */
    rowsOf,
    actionsOf: async (id: string) => (await rowsOf(`works/${id}`)).map(({ action }) => action),
    draftBy: async (actor: Actor, data: object = {}) =>
      (await by(actor)<Doc>('POST', '/api/works?draft=true', { title: '晨曲', genre: 'choir', ...data })).body.doc.id,
    /** Takes a step on what the person sees now. */
    step: async (actor: Actor, id: string, name: string, comment?: string) => {
      const { seen } = await stateFor(actor, id)
      return by(actor)<Doc & Refusal>('POST', `/api/works/${id}/review`, { step: name, seen, comment })
    },
    isPublic: async (id: string) => (await staff.request('GET', `/api/works/${id}`)).body['_status'] === 'published',
  }
}
