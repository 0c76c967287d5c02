import { vi } from 'vitest'
import { administrator, type Answer, type Api } from './api.ts'
import type { TestDatabase } from './databases.ts'
import { createEntry, pageText, type Stored } from './entries.ts'
import { openRaw } from './rawDatabase.ts'
import { type Cast, castOf } from './roles/cast.ts'
import { plan, type Refused } from './schedules.ts'
import { startServer, type TestServer } from './server.ts'
import { shiftedClock } from './shiftedClock.ts'

const notice = { title: '放假通知', kind: 'notice', date: '2026-11-21T00:00:00.000Z' }
const year = 365 * 24 * 3600

/** A site whose clock a test moves on, so that nobody waits for what is planned. The review does not hold anybody. */
export interface ScheduleSite {
  server: TestServer
  staff: Api
  cast: Cast
  /** An instant from now by its clock. @param seconds may be negative */
  inSeconds: (seconds: number) => string
  /**
   * Moves its clock on.
   * @param seconds that are to have passed, at most a minute beyond what is due: later is late; negative to set it back
   */
  pass: (seconds: number) => Promise<void>
  /** Has it look at the clock, as it does every half minute. */
  look: () => Promise<void>
  /** Has a schedule end as if its last try had been refused. */
  fail: (schedule: { id: string; at: string }) => Promise<void>
  draft: (data?: object, as?: Api) => Promise<Stored>
  /** Of the public page of a notice. */
  statusOf: (notice: Stored) => Promise<number>
  untilPage: (notice: Stored, status: number) => Promise<void>
  stop: () => Promise<void>
}

/** Starts a site for schedules on a database of its own. */
export async function startScheduleSite({ create }: TestDatabase): Promise<ScheduleSite> {
  const place = create()
  const clock = shiftedClock()
  let ahead = 0
  const inSeconds = (seconds: number) => new Date(Date.now() + ahead + seconds * 1000).toISOString()
  const server = await startServer({ databaseUrl: place.url, args: ['--no-sample'], env: clock.env })
  const staff = await administrator(server)
  const draft: ScheduleSite['draft'] = (data, as = staff) =>
    createEntry(as, 'notices', { ...notice, ...data, _status: 'draft' })
  const statusOf: ScheduleSite['statusOf'] = async ({ slug }) => (await pageText(server, `/notices/${slug}/`)).status
  const alarm = await plan(staff, nameOf(await createEntry(staff, 'notices', notice)), 'unpublish', inSeconds(year))
  const look: ScheduleSite['look'] = async () => {
    // the scheduler looks at the clock when a plan is changed
    const { status, body } = await staff.request('POST', `/api/schedules/${alarm.id}/move`, { at: inSeconds(year) })
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  }
  return {
    server,
    staff,
    cast: await castOf(server, staff),
    inSeconds,
    draft,
    statusOf,
    async pass(seconds) {
      ahead += seconds * 1000
      clock.set(ahead)
      await look()
    },
    look,
    fail: ({ id, at }) =>
      vi.waitFor(
        async () => {
          const raw = await openRaw(server.dataDir, place.url)
          try {
            await raw.setSchedule(id, at, 'failed')
          } finally {
            await raw.close()
          }
        },
        { timeout: 10_000 },
      ),
    untilPage: async (entry, status) =>
      void (await vi.waitUntil(async () => (await statusOf(entry)) === status, { timeout: 60_000, interval: 50 })),
    async stop() {
      await server.stop()
      await place.drop()
      clock.remove()
    },
  }
}

/** What a schedule calls a notice. */
export const nameOf = ({ id }: Pick<Stored, 'id'>): string => `notices/${id}`

/** What somebody is told whose request is refused. */
export const textOf = ({ body }: Answer<Refused>): string =>
  body.errors?.[0]?.data?.errors?.[0]?.message ?? body.errors?.[0]?.message ?? ''
