import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { BoundedLoads } from '../../../cms/documents/answers/boundedLoads.ts'
import { boundedPage, mostOnPage } from '../../../cms/documents/answers/pages.ts'
import { weightOf } from '../../../cms/documents/answers/weight.ts'

interface Doc {
  id: number
  text: string
  related: unknown[]
}

/** What becomes of a document that is loaded: it is there, or in the trash, or gone for whoever asks. */
type Fate = 'there' | 'trashed' | 'gone'

/**
 * Loads as Payload does: each document once, filled in as deep as is asked, a whole level of one after the other. What
 * it puts in a body is what it was given, or null.
 * @param related ids that each document refers to
 */
function tree(
  related: readonly (readonly number[])[],
  bounds: { mostPlaces: number; mostBytes: number; atOnce: number },
  fates: readonly Fate[] = [],
) {
  const loaded = new Map<string, Promise<Doc | null>>()
  const running = new Map<number, number>()
  const widest = new Map<number, number>()
  const depth = 3
  const load = (key: string): Promise<Doc | null> => {
    const [, , id, , level] = JSON.parse(key) as [null, string, number, number, number]
    const fill = async () => {
      running.set(level, (running.get(level) ?? 0) + 1)
      widest.set(level, Math.max(widest.get(level) ?? 0, running.get(level) ?? 0))
      await Promise.resolve()
      const doc = await filled(id, level)
      running.set(level, (running.get(level) ?? 0) - 1)
      if (fates[id] === 'gone') return null
      return fates[id] === 'trashed' ? { ...doc, deletedAt: '2026-11-27T00:00:00.000Z' } : doc
    }
    const found = loaded.get(key) ?? fill()
    loaded.set(key, found)
    return found
  }
  const loads = new BoundedLoads(load, bounds)
  const filled = async (id: number, level: number): Promise<Doc> => ({
    id,
    text: '字'.repeat(20),
    related: await Promise.all(
      (related[id] ?? []).map(async (other) =>
        level > depth ? other : ((await loads.place(JSON.stringify([null, 'works', other, depth, level + 1]))) ?? null),
      ),
    ),
  })
  return { loads, answer: () => filled(0, 1), widest, loaded }
}

describe('an answer', () => {
  it('should be no larger than is allowed, however its documents refer to one another', async () => {
    // each refers to later ones, some of them many times, and to itself
    const referring = fc.array(fc.array(fc.nat(11), { maxLength: 40 }), { minLength: 1, maxLength: 12 })
    const bounds = fc.record({
      mostPlaces: fc.integer({ min: 0, max: 300 }),
      mostBytes: fc.integer({ min: 0, max: 20_000 }),
      atOnce: fc.integer({ min: 1, max: 10 }),
    })
    await fc.assert(
      fc.asyncProperty(referring, bounds, async (related, limits) => {
        const { loads, answer, widest, loaded } = tree(related, limits)
        const own = weightOf({ id: 0, text: '字'.repeat(20), related: related[0]?.map(() => 0) }, Infinity)
        expect(weightOf(await answer(), Infinity)).toBeLessThanOrEqual(own + limits.mostBytes)
        expect(loaded.size).toBeLessThanOrEqual(limits.mostPlaces)
        for (const count of widest.values()) expect(count).toBeLessThanOrEqual(limits.atOnce)
        // what is small enough is whole
        const whole = tree(related, { mostPlaces: Infinity, mostBytes: Infinity, atOnce: 1000 })
        const complete = await whole.answer()
        if (!loads.isBeyond) expect(await tree(related, limits).answer()).toEqual(complete)
        else expect(JSON.stringify(await answer()).length).toBeLessThanOrEqual(JSON.stringify(complete).length)
      }),
      { numRuns: 60 },
    )
  })

  it('should name everything that it refers to, whatever became of it and however little may be filled in', async () => {
    const referring = fc.array(fc.array(fc.nat(11), { maxLength: 12 }), { minLength: 1, maxLength: 12 })
    const fates = fc.array(fc.constantFrom<Fate>('there', 'there', 'trashed', 'gone'), { minLength: 12, maxLength: 12 })
    const bounds = fc.record({
      mostPlaces: fc.integer({ min: 0, max: 60 }),
      mostBytes: fc.integer({ min: 0, max: 10_000 }),
      atOnce: fc.integer({ min: 1, max: 4 }),
    })
    const idOf = (one: unknown): unknown => (typeof one === 'object' && one !== null ? (one as Doc).id : one)
    await fc.assert(
      fc.asyncProperty(referring, fates, bounds, async (related, fated, limits) => {
        const check = (doc: Doc): void => {
          expect(doc.related.map(idOf)).toEqual(related[doc.id] ?? [])
          for (const one of doc.related) if (typeof one === 'object') check(one as Doc)
          for (const one of doc.related) if (typeof one === 'object') expect(fated[(one as Doc).id]).toBe('there')
        }
        check(await tree(related, limits, fated).answer())
      }),
      { numRuns: 100 },
    )
  })

  it('should be weighed about as it is written out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = Buffer.byteLength(JSON.stringify(value))
        const weight = weightOf(value, Infinity)
        expect(weight).toBeLessThanOrEqual(12 + written * 8)
        // signs that are written as several are none that a text keeps
        if (!/\\/.test(JSON.stringify(value))) expect(weight * 4 + 4).toBeGreaterThanOrEqual(written)
      }),
    )
  })

  const short = [
    { type: 'text', name: 'title', maxLength: 60 },
    { type: 'group', name: 'contact', flattenedFields: [{ type: 'text', name: 'phone' }] },
  ] as FlattenedField[]
  const long = [
    { type: 'richText', name: 'body' },
    { type: 'array', name: 'rows', flattenedFields: short },
    { type: 'textarea', name: 'notes' },
    { type: 'json', name: 'state' },
    { type: 'group', name: 'inside', flattenedFields: [{ type: 'richText', name: 'body' }] },
  ] as FlattenedField[]

  it('should have few documents on a page when one of their fields may be long, and more without it', () => {
    expect(mostOnPage(short)).toBe(500)
    for (const field of long) {
      const all = [...short, field]
      for (const select of [
        undefined,
        {},
        { title: false },
        { [field.name]: 'true' },
        { title: true, [field.name]: 'false' },
      ])
        expect(mostOnPage(all, select)).toBe(100)
      expect(mostOnPage(all, { title: 'true', contact: { phone: true } })).toBe(500)
    }
  })

  it('should have no more documents than a page, whatever is asked for', () => {
    const limit = fc.oneof(
      fc.constantFrom(undefined, '', '0', 0, 'x', '-1', ['1', '2']),
      fc.nat().map(String),
      fc.nat(),
    )
    const pagination = fc.constantFrom(undefined, 'true', 'false', false, true)
    fc.assert(
      fc.property(limit, pagination, fc.integer({ min: 1, max: 500 }), (asked, pages, most) => {
        const bounded = boundedPage({ limit: asked, pagination: pages, depth: '0' }, most)
        if ('code' in bounded) {
          expect([bounded.message, Number(asked) > most]).toEqual([expect.stringContaining(`${most} 条`), true])
          return
        }
        const page = bounded.query
        // as Payload reads it: ten where nothing is said, all where it is 0 or there are no pages
        const isNumber = typeof page['limit'] === 'number' || /^\d+$/.test(String(page['limit']))
        if (isNumber) expect(Number(page['limit'])).toBeLessThanOrEqual(most)
        if (isNumber) expect(Number(page['limit'])).toBeGreaterThan(0)
        if (asked === undefined) expect(isNumber || page['pagination'] !== 'false').toBe(true)
        expect(page['depth']).toBe('0')
      }),
    )
  })
  it('should take a larger number where no more documents than that are named', () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`)
    for (const written of [ids(100), Object.fromEntries(ids(100).entries()), ids(100).join(',')])
      expect(boundedPage({ limit: '250', where: { id: { in: written } } }, 100)).toMatchObject({
        query: { limit: '100' },
      })
    for (const where of [{ id: { in: ids(101) } }, { id: { not_in: ids(1) } }, { title: { in: 'a' } }, undefined])
      expect(boundedPage({ limit: '250', where }, 100)).toMatchObject({
        code: 'page-too-large',
        message: expect.stringContaining('一次最多取 100 条'),
      })
  })
})
