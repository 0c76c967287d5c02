import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Before, type Entry, keyOf } from '../../cms/import/journal/entry.ts'
import type { Journal } from '../../cms/import/journal/journalFile.ts'
import { changedSince, isWhole, land, takeBack, type Target } from '../../cms/import/journal/land.ts'

/** The machine stops: nothing that comes after happens. */
class Crash extends Error {}

interface Step {
  code: string
  text: string
}

/** A library and a disk that live on when the process does not. */
function world(start: Record<string, string>, atOnce = 1) {
  const documents = new Map(Object.entries(start))
  const lines: Entry[] = []
  /** Acts until the machine stops. */
  let left = Infinity
  const act = (): void => {
    if (left-- <= 0) throw new Crash()
  }
  const journal: Journal = {
    note: async (entries) => {
      act()
      lines.push(...entries)
      act()
    },
    read: async () => [...lines],
  }
  const target: Target<Step> = {
    atOnce,
    before: async (steps) =>
      steps.map(({ code }): Before => ({
        kind: 'before',
        what: 'document',
        collection: 'works',
        id: documents.has(code) ? code : null,
        code,
        title: code,
        image: { main: documents.get(code) ?? null, versionIds: [], versions: [] },
        mark: documents.get(code) ?? '',
      })),
    write: async ({ code, text }) => {
      act()
      if (text === 'refused') throw new Error('a rule refuses it')
      documents.set(code, text)
      act()
    },
    marks: async (noted) => noted.map((one) => documents.get(keyOf(one).split('/')[1] ?? '') ?? ''),
    restore: async (noted) => {
      act()
      if (noted.what !== 'document') return
      if (noted.image.main === null) documents.delete(noted.code)
      else documents.set(noted.code, String(noted.image.main))
      act()
    },
  }
  return {
    documents,
    journal,
    target,
    stopAfter: (acts: number) => (left = acts),
    run: () => (left = Infinity),
    state: () => Object.fromEntries([...documents].sort()),
  }
}

const noProgress = async (): Promise<void> => undefined
const code = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const steps = fc
  .uniqueArray(
    fc.record({ code: fc.string({ minLength: 1, maxLength: 3 }), text: fc.constantFrom('new', 'other', 'refused') }),
    {
      selector: (step) => step.code,
      maxLength: 70,
    },
  )
  .map((some) => some.filter((step) => !step.code.includes('/')))

describe('a batch', () => {
  it('should land whole or change nothing, whatever refuses it and wherever the machine stops, twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(code, fc.constantFrom('old', 'older')),
        steps,
        fc.nat(160),
        fc.nat(60),
        fc.constantFrom(1, 8),
        async (start, some, first, second, atOnce) => {
          const { documents, journal, target, stopAfter, run, state } = world(start, atOnce)
          const before = state()
          const wanted = Object.fromEntries(
            Object.entries({ ...start, ...Object.fromEntries(some.map(({ code: one, text }) => [one, text])) }).sort(),
          )
          stopAfter(first)
          const end = await land(some, target, journal, noProgress).catch((error: unknown) => error)
          if (end !== undefined && !(await isWhole(journal))) {
            stopAfter(second)
            await takeBack(target, journal, noProgress).catch((error: unknown) => {
              expect(error).toBeInstanceOf(Crash)
            })
            run()
            expect(await takeBack(target, journal, noProgress)).toEqual([])
            expect(state()).toEqual(before)
          } else {
            expect(state()).toEqual(wanted)
          }
          expect(documents.size).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  it('should be undone to the exact state before, and name what somebody changed since', async () => {
    const { documents, journal, target, state } = world({ a: 'old' })
    const before = state()
    await land(
      [
        { code: 'a', text: 'new' },
        { code: 'b', text: 'new' },
      ],
      target,
      journal,
      noProgress,
    )
    expect(await changedSince(target, journal)).toEqual([])
    documents.set('b', 'by somebody')
    expect((await changedSince(target, journal)).map(keyOf)).toEqual(['works/b'])
    documents.set('b', 'new')
    await takeBack(target, journal, noProgress)
    expect(state()).toEqual(before)
  })

  it('should keep what somebody changed while it was written, when it is taken back', async () => {
    const { documents, journal, target, state } = world({ a: 'old' })
    const many = Array.from({ length: 30 }, (_, index) => ({
      code: `n${index}`,
      text: index === 29 ? 'refused' : 'new',
    }))
    await expect(
      land([{ code: 'a', text: 'new' }, ...many], target, journal, async (done) => {
        if (done === 27) documents.set('a', 'by somebody')
      }),
    ).rejects.toThrow('a rule refuses it')
    expect((await takeBack(target, journal, noProgress)).map(keyOf)).toEqual(['works/a'])
    expect(state()).toEqual({ a: 'by somebody' })
  })
})
