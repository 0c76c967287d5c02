import type { Payload } from 'payload'
import { describe, expect, it } from 'vitest'
import { foresee } from '../../../cms/features/schedule/foresee.ts'
import { Foresight } from '../../../cms/features/schedule/foresight.ts'

const start = Date.parse('2026-11-24T12:00:00Z')
const never = () => false

/** A look ahead at so many plans, with everything that it asks. */
function looking(count: number) {
  const [asked, unclear] = [[] as string[], new Set<string>()]
  const circumstances = { stamp: 'a' }
  const foresight = new Foresight({
    stamp: async () => circumstances.stamp,
    planned: async () => {
      asked.push('all')
      return Array.from({ length: count }, (_, number) => `notices/${number}`)
    },
    look: async (name) => {
      asked.push(name)
      return { documents: [name.replace('schedules', 'notices')], isKnown: !unclear.has(name) }
    },
  })
  /** @returns how often something was asked, and what is to follow */
  const look = async (now: number, isWanted = never) => {
    asked.length = 0
    return { outcome: await foresight.look(now, isWanted), asked: [...asked] }
  }
  return { foresight, circumstances, unclear, asked, look }
}
const saved = (id: string, collection = 'notices') => ({ collection, id })

describe('a look ahead at what is planned', () => {
  it('should be at the plans of the entry that was saved, and at all of them once in half a minute', async () => {
    const { foresight, look } = looking(200)
    expect((await look(start)).asked).toHaveLength(201)
    for (let second = 1; second < 30; second++) {
      expect(foresight.changed(saved('7'))).toBe(true)
      expect(foresight.changed(saved('unplanned'))).toBe(false)
      expect((await look(start + second * 1000)).asked).toEqual(['notices/7'])
    }
    expect((await look(start + 30_000)).asked).toHaveLength(201)
    // nothing has changed since
    expect((await look(start + 60_000)).asked).toEqual([])
  })

  it('should be at all of them at once when their circumstances have changed', async () => {
    const { circumstances, look } = looking(5)
    await look(start)
    circumstances.stamp = 'b'
    expect((await look(start + 1)).asked).toHaveLength(6)
    expect((await look(start + 2)).asked).toEqual([])
  })

  it('should be at a new plan, and then at its entry', async () => {
    const { foresight, look } = looking(0)
    await look(start)
    expect(foresight.changed(saved('9', 'schedules'))).toBe(true)
    expect((await look(start + 1)).asked).toEqual(['schedules/9'])
    expect(foresight.changed(saved('9'))).toBe(true)
  })

  it('should be at an entry again that was saved while its new plan was looked at', async () => {
    const asked: string[] = []
    const foresight = new Foresight({
      stamp: async () => 'a',
      planned: async () => [],
      look: async (name) => {
        asked.push(name)
        if (name === 'schedules/9') foresight.changed(saved('9'))
        if (asked.length === 1) foresight.changed(saved('8'))
        return { documents: ['notices/9'], isKnown: true }
      },
    })
    await foresight.look(start, never)
    foresight.changed(saved('9', 'schedules'))
    await foresight.look(start + 1, never)
    expect(asked).toEqual(['schedules/9', 'notices/9'])
  })

  it('should give way to what is due after each, and leave nothing out', async () => {
    const { foresight, look } = looking(20)
    const seen: string[] = []
    for (let turn = 0, outcome = 'interrupted'; outcome === 'interrupted'; turn++) {
      expect(turn).toBeLessThan(25)
      const one = await look(start, () => true)
      expect(one.asked.filter((name) => name !== 'all')).toHaveLength(1)
      seen.push(...one.asked.filter((name) => name !== 'all'))
      outcome = one.outcome
      // what is saved meanwhile is looked at first
      if (turn === 3) foresight.changed(saved('19'))
    }
    expect(seen.slice(0, 5)).toEqual(['notices/0', 'notices/1', 'notices/2', 'notices/3', 'notices/19'])
    expect(new Set(seen).size).toBe(20)
  })

  it('should be repeated for what was not clear, until it is', async () => {
    const { unclear, look } = looking(4)
    unclear.add('notices/2')
    expect((await look(start)).outcome).toBe('unclear')
    expect(await look(start + 5_000)).toEqual({ outcome: 'unclear', asked: ['notices/2'] })
    unclear.clear()
    expect(await look(start + 10_000)).toEqual({ outcome: 'seen', asked: ['notices/2'] })
    expect((await look(start + 15_000)).asked).toEqual([])
  })
})

describe('an error that passes', () => {
  it.each([
    ['of the database', new Error('SQLITE_BUSY: database is locked')],
    ['of a save in the same moment', Object.assign(new Error('saved meanwhile'), { status: 409 })],
  ])('should leave what was said of a plan, and be no answer: %s', async (_, error) => {
    const plan = { id: '1', document: 'notices/1', action: 'publish', at: '2026-11-25T00:00:00.000Z', state: 'waiting' }
    const row = { ...plan, origin: 'person', askedBy: 'u', problem: '没有标题。', next: plan.at }
    const written: unknown[] = []
    const payload = {
      db: { find: async () => ({ docs: [row] }), updateOne: async (args: unknown) => void written.push(args) },
      findByID: async () => Promise.reject(error),
    } as unknown as Payload
    expect(await foresee(payload, start, 'notices/1')).toEqual({ documents: ['notices/1'], isKnown: false })
    expect(written).toEqual([])
  })
})
