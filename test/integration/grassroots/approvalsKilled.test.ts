import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { ReturnAnswer, RollUpAnswer } from '../../../cms/features/grassroots/returns/admin/answers.ts'
import type { Step } from '../../../cms/features/grassroots/returns/admin/words.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { makeCampaign, type TestCampaign } from '../../support/grassrootsSite.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const [mostForms, rounds, answersBefore] = [12, 3, 20] as const
/** A MongoDB keeps what a killed server had locked for a minute; so long nobody is to wait. */
const longestLockMs = 30_000
const at = '/api/grassroots/returns'
/** What is taken when several steps are open: up to the lock, and now and then back. */
const preference = fc.infiniteStream(
  fc.constantFrom<Step[]>(
    ['submit', 'approve', 'lock'],
    ['submit', 'approve', 'lock'],
    ['submit', 'return', 'approve'],
    ['submit', 'undo', 'approve'],
    ['submit', 'reopen', 'accept', 'approve'],
  ),
)

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api

  const start = async (): Promise<void> => {
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
    staff = await administrator(server)
  }
  const makeUnit = async (name: string, parent?: string): Promise<string> => {
    const made = await staff.request<{ doc: { id: string } }>('POST', '/api/units', { name, level: 'county', parent })
    expect([made.status, made.body]).toEqual([201, expect.anything()])
    return made.body.doc.id
  }
  const auditsOf = async (unit: string): Promise<{ note: string; isDone: boolean }[]> =>
    (
      await staff.request<{ docs: { note: string; isDone: boolean }[] }>(
        'GET',
        `/api/audits?where[and][0][action][equals]=report&where[and][1][title][like]=${encodeURIComponent(unit)}&sort=at&limit=100`,
      )
    ).body.docs

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-approvals-'))
    await start()
  })
  afterAll(async () => {
    await server?.kill()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  it('should be whole after each power cut amid approvals, with a row of the log for each step, and go on to the lock', async () => {
    const city = await makeUnit('市总工会')
    const county = await makeUnit('县总工会', city)
    const names = Array.from({ length: mostForms }, (_, at) => `${String(at).padStart(2, '0')}号工会`)
    const units: string[] = []
    for (const name of names) units.push(await makeUnit(name, county))
    const { id: campaign, period }: TestCampaign = await makeCampaign(staff, city)
    const formOf = async (unit: string): Promise<ReturnAnswer> => {
      const asked = new URLSearchParams({ campaign, period, unit })
      const { status, body } = await staff.request<ReturnAnswer>('GET', `${at}/form?${asked}`)
      expect([status, body]).toEqual([200, expect.anything()])
      return body
    }
    const send = (unit: string, path: 'save' | 'step', sent: object) =>
      staff.request<ReturnAnswer>('POST', `${at}/${path}`, { campaign, period, unit, ...sent })
    const valuesOf = (index: number) => ({
      'performance/sessions/offline': 1,
      'performance/participants/offline': index + 1,
    })
    const answered = new Map<string, number>()
    for (const [index, unit] of units.entries()) {
      const saved = await send(unit, 'save', { revision: 0, values: valuesOf(index) })
      expect([saved.status, saved.body]).toEqual([200, expect.anything()])
      answered.set(unit, saved.body.revision)
    }
    const wishes = fc.sample(preference, { seed: 20261129, numRuns: units.length })
    const take = async (unit: string, wished: readonly Step[]): Promise<number> => {
      const { revision, steps } = await formOf(unit)
      const step = wished.find((one) => steps.includes(one)) ?? steps[0]
      if (step === undefined) return 200
      const sent = await send(unit, 'step', { revision, step, comment: '核对' })
      if (sent.status === 200) answered.set(unit, sent.body.revision)
      return sent.status
    }

    const seen = new Set<string>()
    for (let round = 0; round < rounds; round++) {
      let isCut = false
      let steps = 0
      const approver = async (index: number, unit: string): Promise<void> => {
        while (!isCut) {
          const wished = wishes[index]?.next().value as Step[]
          await take(unit, wished).catch(() => undefined)
          steps++
        }
      }
      const approvers = units.map((unit, index) => approver(index, unit))
      const before = steps
      await vi.waitUntil(() => steps >= before + answersBefore, { timeout: 60_000, interval: 1 })
      await server.kill()
      isCut = true
      await Promise.all(approvers)
      await start()
      for (const [index, unit] of units.entries()) {
        const form = await formOf(unit)
        // what was answered is there, and of what was not at most the one step that was under way
        const known = answered.get(unit) ?? 0
        expect(form.revision - known).toBeOneOf([0, 1])
        answered.set(unit, form.revision)
        expect(form.values).toEqual(valuesOf(index))
        seen.add(form.state)
        expect(standingOf(form)).toEqual(replayed(form))
        // a row says done of each write that is there, also of one that nobody could say so of any more, and of no other
        const told = await auditsOf(names[index] ?? '')
        expect(told.filter(({ isDone }) => isDone)).toHaveLength(form.revision)
        // only one at a time is under way when the power goes
        expect(told.length - form.revision).toBeLessThanOrEqual(round + 1)
      }
    }

    // not only what was never handed in was cut off
    expect(seen.size).toBeGreaterThan(2)
    for (const unit of units)
      await vi.waitFor(
        async () => {
          await take(unit, ['submit', 'approve', 'lock'])
          expect((await formOf(unit)).state).toBe('locked')
        },
        { timeout: longestLockMs, interval: 20 },
      )
    const asked = new URLSearchParams({ campaign, period })
    const { rows } = (await staff.request<RollUpAnswer>('GET', `${at}/roll-up?${asked}`)).body
    const top = rows.find(({ unit }) => unit === city)
    expect(top?.values).toMatchObject({
      'performance/sessions/offline': mostForms,
      'performance/participants/offline': (mostForms * (mostForms + 1)) / 2,
    })
  }, 300_000)
})

/** As much of a form as its history says too. */
function standingOf({ state, version, levels }: ReturnAnswer): unknown {
  return { state, version, approved: levels.filter(({ approvedAt }) => approvedAt !== null).length }
}

/** How a form stands by what was done with it: two levels are above each of these. */
function replayed({ history }: ReturnAnswer): unknown {
  let now = { state: 'draft', version: 1, approved: 0 }
  for (const { what } of history.toReversed()) now = { ...now, ...nextOf(what, now) }
  return now
}

function nextOf(what: string, { approved, version }: { approved: number; version: number }): object {
  if (what === 'submit') return { state: 'submitted', approved: 0 }
  if (what === 'withdraw') return { state: 'draft', approved: 0 }
  if (what === 'accept') return { state: 'accepted' }
  if (what === 'hold') return { state: 'held' }
  if (what === 'return') return { state: 'returned', approved: 0 }
  if (what === 'approve') return { state: approved === 1 ? 'approved' : 'submitted', approved: approved + 1 }
  if (what === 'undo') return { state: 'submitted', approved: approved - 1 }
  if (what === 'lock') return { state: 'locked' }
  if (what === 'reopen') return { state: 'returned', approved: 0, version: version + 1 }
  return {}
}
