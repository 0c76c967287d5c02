import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLocalReq, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { fenced, LeaseLost } from '../../../cms/database/fenced.ts'
import { Leases } from '../../../cms/database/lease.ts'
import { leaseMs } from '../../../cms/database/leaseRules.ts'
import { type Batch, readBatch, takeOver } from '../../../cms/features/imports/batch/batch.ts'
import { cleanUp } from '../../../cms/features/imports/batch/heal.ts'
import type { BatchState } from '../../../cms/features/imports/batch/batchStates.ts'
import { create, hold, leave, type Plan, planById, take } from '../../../cms/features/schedule/plans.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { freshDatabase } from '../../support/mongod.ts'
import { openPayload } from '../../support/payloads.ts'

/** Times of the clock from which a test is told, in milliseconds since the epoch. */
const begun = Date.parse('2026-11-27T08:00:00Z')
const at = (now: number) => ({ now: () => now, ran: () => now })

onEachDatabase(({ create: createDatabase }) => {
  describe('a lease in the database', () => {
    let database: ReturnType<typeof createDatabase>
    let dataDir: string
    /** Two where there can be two. */
    let payloads: [Payload, Payload]

    beforeAll(async () => {
      database = createDatabase()
      dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-lease-'))
      vi.stubEnv('DATA_DIR', dataDir)
      const first = await openPayload(dataDir, database.url)
      payloads = [first, database.url === undefined ? first : await openPayload(dataDir, database.url)]
    })
    afterAll(async () => {
      vi.unstubAllEnvs()
      for (const payload of new Set(payloads)) await payload.destroy()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    })

    it('should be taken by one of many who try at once, the first time and after each end', async () => {
      for (let round = 0; round < 5; round++) {
        const now = begun + round * leaseMs
        const takers = Array.from({ length: 8 }, (_, index) => {
          const payload = payloads[index % 2 === 0 ? 0 : 1]
          return new Leases(payload, `${round} ${index}`, at(now))
        })
        const taken = await Promise.all(takers.map((leases) => leases.take('work')))
        expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1)
      }
    })

    it('should be renewed and left by whoever has it, and by nobody who had it before', async () => {
      const [slow, quick] = [
        new Leases(payloads[0], 'slow', at(begun)),
        new Leases(payloads[1], 'quick', at(begun + leaseMs)),
      ]
      const first = await slow.take('slow work')
      const renewed = first && (await slow.renew('slow work', first))
      if (first === undefined || renewed === undefined) throw new Error('the lease was not taken')
      expect(await slow.renew('slow work', first)).toBeUndefined()
      const taken = await quick.take('slow work')
      expect(taken).toMatchObject({ holder: 'quick', fence: renewed.fence + 1 })
      expect(await slow.renew('slow work', renewed)).toBeUndefined()
      await slow.leave('slow work', renewed)
      expect(await new Leases(payloads[0], 'third', at(begun + leaseMs)).take('slow work')).toBeUndefined()
      if (taken !== undefined) await quick.leave('slow work', taken)
      expect(await slow.take('slow work')).toMatchObject({ holder: 'slow' })
    })

    it('should keep nobody waiting who has a clock that was set back', async () => {
      const ahead = new Leases(payloads[0], 'ahead', at(begun + 365 * 24 * 60 * leaseMs))
      expect(await ahead.take('late work')).toBeDefined()
      expect(await new Leases(payloads[1], 'right', at(begun)).take('late work')).toMatchObject({ holder: 'right' })
    })

    it('should say so when the database is away, and be as it was', async () => {
      const leases = new Leases(payloads[0], 'one', at(begun))
      const lease = await leases.take('lost work')
      const lost = { db: { findOne: () => Promise.reject(new Error('away')) } } as unknown as Payload
      await expect(new Leases(lost, 'other', at(begun + leaseMs)).take('lost work')).rejects.toThrow('away')
      expect(lease && (await leases.renew('lost work', lease))).toMatchObject({ holder: 'one' })
    })

    it('should be of a schedule too, which whoever had it before neither ends nor hands back', async () => {
      const plan = await planned(payloads[0], 'notices/1')
      const slow = await take(payloads[0], plan.id, begun, iso(begun + 30_000))
      expect(await take(payloads[1], plan.id, begun + 29_999, iso(begun + 59_999))).toBeUndefined()
      const quick = await take(payloads[1], plan.id, begun + 30_000, iso(begun + 60_000))
      if (slow === undefined || quick === undefined) throw new Error('the schedule was not taken')
      expect(await leave(payloads[0], slow, { state: 'done' })).toBeUndefined()
      // the same end by a clock that is behind, and another try
      expect(await leave(payloads[0], { ...quick, attempts: 1 }, { state: 'done' })).toBeUndefined()
      expect(await leave(payloads[1], quick, { state: 'done', next: null })).toMatchObject({
        state: 'done',
        attempts: 2,
      })
    })

    it('should be of a batch of an import too, which one of the other servers ends', async () => {
      const batch = await broughtIn('running', 25)
      const taken = await Promise.all([...payloads, ...payloads].map((payload) => takeOver(payload, batch)))
      expect(taken.filter((isTaken) => isTaken)).toHaveLength(1)
      expect(await readBatch(payloads[0], batch.id)).toMatchObject({ state: 'running' })
      await payloads[0].db.deleteOne({ collection: 'imports', where: { id: { equals: batch.id } } })
    })

    it('should leave the uploads of another server to that one for a day longer', async () => {
      const [young, old] = [await broughtIn('uploaded', 25), await broughtIn('uploaded', 49)]
      await cleanUp(payloads[0], Date.now())
      // the embedded database has one server
      expect((await readBatch(payloads[1], young.id))?.state).toBe(database.url === undefined ? undefined : 'uploaded')
      expect(await readBatch(payloads[1], old.id)).toBeUndefined()
    })

    /** A batch of so many hours ago whose files are nowhere. */
    async function broughtIn(state: BatchState, hours: number): Promise<Batch> {
      const then = iso(Date.now() - hours * 3_600_000)
      const data = { library: 'works', fileName: '作品.xlsx', state, createdAt: then, updatedAt: then }
      const { id } = await payloads[0].db.create({ collection: 'imports', data })
      const batch = await readBatch(payloads[0], String(id))
      if (batch === undefined) throw new Error('the batch was not made')
      return batch
    }
  })
})

const iso = (instant: number): string => new Date(instant).toISOString()

function planned(payload: Payload, document: string): Promise<Plan> {
  const origin = 'person'
  return create(payload, { document, title: document, action: 'publish', at: iso(begun), origin, key: document })
}

describe.skipIf(inject('mongo') === undefined)('two servers on one MongoDB, of which one is slow', () => {
  let database: ReturnType<typeof freshDatabase>
  let slow: Payload
  let quick: Payload

  beforeAll(async () => {
    database = freshDatabase(inject('mongo') ?? '')
    slow = await openPayload(tmpdir(), database.url)
    quick = await openPayload(tmpdir(), database.url)
  })
  afterAll(async () => {
    await slow.destroy()
    await quick.destroy()
    await database.drop()
  })

  /** Takes a schedule, and writes another row under its lease. */
  async function slowly(document: string) {
    const plan = await planned(slow, document)
    const target = await planned(slow, `${document} target`)
    const taken = await take(slow, plan.id, begun, iso(begun + 30_000))
    if (taken === undefined) throw new Error('the schedule was not taken')
    const req = await createLocalReq({}, slow)
    const late = () => take(quick, plan.id, begun + 30_000, iso(begun + 60_000))
    const proves = () => hold(taken, iso(begun), req)
    const write = () => slow.db.updateOne({ collection: 'schedules', id: target.id, data: { title: 'written' }, req })
    const isWritten = async () => (await planById(quick, target.id))?.title === 'written'
    return { req, late, proves, write, isWritten }
  }

  it('should refuse what it writes after the other has taken it up', async () => {
    const { req, late, proves, write, isWritten } = await slowly('notices/1')
    expect(await late()).toBeDefined()
    await expect(fenced(req, proves, write)).rejects.toThrow(LeaseLost)
    expect(await isWritten()).toBe(false)
  })

  it('should refuse what it began to read before the other took it up', async () => {
    const { req, late, proves, write, isWritten } = await slowly('notices/2')
    const slower = async (): Promise<boolean> => {
      // the transaction sees the database as it is now
      await slow.db.count({ collection: 'schedules', req })
      expect(await late()).toBeDefined()
      return proves()
    }
    await expect(fenced(req, slower, write)).rejects.toThrow()
    expect(await isWritten()).toBe(false)
  })

  it('should let the other take it up only after what it has begun to write', async () => {
    const { req, late, proves, write, isWritten } = await slowly('notices/3')
    const order: string[] = []
    let taking: Promise<void> | undefined
    await fenced(req, proves, async () => {
      taking = late().then((taken) => void order.push(taken === undefined ? 'not taken' : 'taken'))
      await write()
      expect(await isWritten()).toBe(false)
      order.push('written')
    })
    await taking
    expect(order).toEqual(['written', 'taken'])
    expect(await isWritten()).toBe(true)
  })

  it('should store nothing of a write that fails under its lease', async () => {
    const { req, late, proves, write, isWritten } = await slowly('notices/4')
    const fails = async (): Promise<void> => {
      await write()
      throw new Error('refused')
    }
    await expect(fenced(req, proves, fails)).rejects.toThrow('refused')
    expect(await isWritten()).toBe(false)
    expect(await late()).toBeDefined()
  })
})
