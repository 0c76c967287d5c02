import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../../cms/features/imports/journal/entry.ts'
import { StillUsed } from '../../../cms/features/imports/journal/kept.ts'
import { extentOf, keptBy, land, notesOf, takeBack } from '../../../cms/features/imports/journal/land.ts'
import { RowRefused } from '../../../cms/features/imports/journal/rowRefused.ts'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'
import { codeOf, Crash, type Step, world } from '../../support/batchWorld.ts'

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
        fc.nat(300),
        fc.nat(60),
        fc.constantFrom(1, 8),
        async (start, some, first, second, atOnce) => {
          const { journal, target, stopAfter, run, state, texts } = world(start, atOnce)
          const before = state()
          const wanted = Object.fromEntries(
            Object.entries({ ...start, ...Object.fromEntries(some.map(({ code: one, text }) => [one, text])) }).sort(),
          )
          stopAfter(first)
          const end = await land(some, target, journal, noProgress).catch((error: unknown) => error)
          if (end !== undefined && (await extentOf(target, journal)) !== 'whole') {
            stopAfter(second)
            await takeBack(target, journal, noProgress).catch((error: unknown) => {
              expect(error).toBeInstanceOf(Crash)
            })
            run()
            expect(await takeBack(target, journal, noProgress)).toEqual({ kept: [], unreadable: 0 })
            expect(state()).toEqual(before)
          } else {
            expect(texts()).toEqual(wanted)
          }
        },
      ),
    )
  })

  it('should keep and name every edit that came while it was written or since, and put back all others', async () => {
    /** Whose edits come after how many acts of the batch. */
    const edits = fc.array(fc.tuple(fc.nat(60), fc.constantFrom('a', 'b', 'c')), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(edits, fc.boolean(), fc.constantFrom(1, 8), async (wanted, isRefused, atOnce) => {
        const { journal, target, edit, texts, documents } = world({ a: 'old', b: 'old', c: 'old' }, atOnce)
        const some = ['a', 'n1', 'b', 'n2', 'c', 'n3'].map((one) => ({ code: one, text: 'new' }))
        if (isRefused) some.push({ code: 'n4', text: 'refused' })
        const waiting = new Map<number, string[]>()
        for (const [act, one] of wanted) waiting.set(act, [...(waiting.get(act) ?? []), one])
        const done: Promise<void>[] = []
        let acts = 0
        /** Whose latest save is an editor's. */
        const edited = new Set<string>()
        const others = (): void => {
          for (const one of waiting.get(acts++) ?? [])
            done.push(edit(one, `by somebody ${acts}`).then(() => void edited.add(one)))
        }
        const watched: typeof target = {
          ...target,
          before: async (step) => (others(), target.before(step)),
          marks: async (noted) => (others(), target.marks(noted)),
          write: async (step) => {
            others()
            await target.write(step)
            edited.delete(step.code)
            others()
          },
        }
        await land(some, watched, journal, noProgress).catch(() => undefined)
        await Promise.all(done)
        const saved = new Map([...edited].map((one) => [one, documents.get(one)?.text]))
        const { kept } = await takeBack(target, journal, noProgress)
        expect(kept.map(({ noted }) => keyOf(noted)).sort()).toEqual([...edited].sort().map((one) => `works/${one}`))
        for (const [one, text] of saved) expect(texts()[one]).toBe(text)
        for (const one of ['a', 'b', 'c']) expect(texts()[one]).not.toBe('new')
        expect(Object.keys(texts())).toEqual(['a', 'b', 'c'])
      }),
      { numRuns: 300 },
    )
  })

  it('should hold a batch for done where the database has all of it, and take it back out of every older back-up', async () => {
    const names = ['a', 'b', 'c', 'n1', 'n2', 'n3']
    await fc.assert(
      fc.asyncProperty(
        fc.nat(30),
        fc.array(fc.tuple(fc.nat(12), fc.constantFrom('a', 'b', 'c')), { maxLength: 3 }),
        fc.array(fc.constantFrom(...names), { maxLength: 2 }),
        fc.constantFrom(1, 8),
        async (moment, edits, since, atOnce) => {
          const { journal, target, save, texts, state, documents } = world({ a: 'old', b: 'old', c: 'old' }, atOnce)
          let [acts, backUp] = [0, state()]
          const begun = new Set<string>()
          const act = (): void => {
            // in its turn: before the batch begins with it
            for (const [at, one] of edits) if (at === acts && !begun.has(one)) save(one, `by somebody ${acts}`)
            if (acts++ <= moment) backUp = state()
          }
          const watched: typeof target = {
            ...target,
            before: async (step) => {
              act()
              begun.add(step.code)
              return target.before(step)
            },
            write: async (step) => {
              await target.write(step)
              act()
            },
          }
          await land(
            names.map((one) => ({ code: one, text: 'new' })),
            watched,
            journal,
            noProgress,
          )
          // somebody's saves of what is written do not make it less
          for (const one of since) save(one, 'by somebody since')
          expect(await extentOf(target, journal)).toBe('whole')

          documents.clear()
          for (const [one, stored] of Object.entries(backUp)) documents.set(one, stored)
          const isWhole = names.every((one) => texts()[one] === 'new')
          expect(await extentOf(target, journal)).toBe(isWhole ? 'whole' : 'not here')
          const untouched = Object.entries(texts()).filter(([, text]) => text !== 'new')
          expect(await takeBack(target, journal, noProgress)).toEqual({ kept: [], unreadable: 0 })
          expect(Object.keys(texts())).toEqual(['a', 'b', 'c'])
          expect(Object.values(texts())).not.toContain('new')
          for (const [one, text] of untouched) expect(texts()[one]).toBe(text)
        },
      ),
    )
  })

  it('should keep an edit out of turn that came between its notes and its write', async () => {
    const { journal, target, save, texts } = world({ a: 'old' })
    const write = async (step: Step): Promise<void> => {
      save('a', 'by somebody')
      await target.write(step)
    }
    await land([{ code: 'a', text: 'new' }], { ...target, write }, journal, noProgress)
    expect(await keptBy(target, journal)).toMatchObject({ kept: [{ why: { reason: 'changed' } }] })
    expect(await takeBack(target, journal, noProgress)).toMatchObject({ kept: [{ why: { reason: 'changed' } }] })
    expect(texts()).toEqual({ a: 'new' })
  })

  it('should keep whatever somebody writes out of turn while it is taken back, at whatever moment', async () => {
    const looks = fc.array(fc.constantFrom('marks', 'obstacles', 'none'), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(looks, async (moments) => {
        const { journal, target, save, texts } = world({ a: 'old', b: 'old' })
        await land(
          ['a', 'b'].map((one) => ({ code: one, text: 'new' })),
          target,
          journal,
          noProgress,
        )
        let saved = 0
        const others = (at: string): void => {
          if (moments.shift() === at) save('a', `by somebody ${++saved}`)
        }
        const watched: typeof target = {
          ...target,
          marks: async (noted) => target.marks(noted).finally(() => others('marks')),
          obstacles: async (noted) => target.obstacles(noted).finally(() => others('obstacles')),
        }
        const { kept } = await takeBack({ ...watched, restore: target.restore }, journal, noProgress)
        const isKept = kept.some(({ noted }) => codeOf(noted) === 'a')
        // what is written after it is back is written anyway
        expect(texts()['a']).toBe(saved > 0 ? `by somebody ${saved}` : 'old')
        if (!isKept) expect(texts()['b']).toBe('old')
      }),
    )
  })

  it('should say of what others are always at that it was not put back', async () => {
    const { journal, target, texts } = world({ a: 'old' })
    await land([{ code: 'a', text: 'new' }], target, journal, noProgress)
    const restore = () => Promise.reject(new SavedMeanwhile())
    expect(await takeBack({ ...target, restore }, journal, noProgress)).toMatchObject({
      kept: [{ why: { reason: 'busy' } }],
    })
    expect(texts()).toEqual({ a: 'new' })
  })

  it('should leave alone what somebody made meanwhile under the code of a new document', async () => {
    const { journal, target, save, texts } = world({})
    const write = async ({ code: one }: Step): Promise<void> => {
      save(one, 'by somebody')
      throw new RowRefused(2, one, { field: 'code', value: one })
    }
    await expect(land([{ code: 'n', text: 'new' }], { ...target, write }, journal, noProgress)).rejects.toThrow(
      RowRefused,
    )
    expect(await takeBack(target, journal, noProgress)).toEqual({ kept: [], unreadable: 0 })
    expect(texts()).toEqual({ n: 'by somebody' })
  })

  it('should name before an undo what it would lose or cannot put back, and undo the rest when asked to', async () => {
    const { blocked, journal, target, edit, texts, state } = world({ a: 'old', b: 'old', c: 'old' })
    const before = state()
    const some = ['a', 'b', 'c', 'n'].map((one) => ({ code: one, text: 'new' }))
    await land(some, target, journal, noProgress)
    expect((await keptBy(target, journal)).kept).toEqual([])
    blocked.set('b', { reason: 'slug', value: 'taken' })
    await edit('c', 'by somebody')
    const named = [
      { noted: { code: 'b' }, why: { reason: 'slug', value: 'taken' } },
      { noted: { code: 'c' }, why: { reason: 'changed' } },
    ]
    expect((await keptBy(target, journal)).kept).toMatchObject(named)
    expect((await takeBack(target, journal, noProgress)).kept).toMatchObject(named.toReversed())
    expect(texts()).toEqual({ a: 'old', b: 'new', c: 'by somebody' })
    blocked.clear()
    expect((await keptBy(target, journal)).kept).toMatchObject(named.slice(1))
    await takeBack(target, journal, noProgress)
    expect(state()['b']).toEqual(before['b'])
  })

  it('should leave what it is told to, put back all else, and go on so after the machine stopped', async () => {
    const known = ['a', 'b', 'c']
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...known, 'n', 'm']),
        fc.nat(60),
        fc.constantFrom(1, 8),
        async (left, stop, atOnce) => {
          const { journal, target, stopAfter, run, texts } = world({ a: 'old', b: 'old', c: 'old' }, atOnce)
          const some = [...known, 'n', 'm'].map((one) => ({ code: one, text: 'new' }))
          await land(some, target, journal, noProgress)
          const { noted } = await notesOf(journal)
          const keys = noted.filter((one) => left.includes(codeOf(one))).map(keyOf)
          // what an undo before this one left counts no more
          await journal.note([{ kind: 'spared', keys: noted.map(keyOf) }])
          await journal.note([{ kind: 'spared', keys }])
          stopAfter(stop)
          await takeBack(target, journal, noProgress).catch((error: unknown) => expect(error).toBeInstanceOf(Crash))
          run()
          const { kept } = await takeBack(target, journal, noProgress)
          expect(kept.map((one) => [codeOf(one.noted), one.why.reason]).sort()).toEqual(
            left.map((one) => [one, 'spared']).sort(),
          )
          const old = known.filter((one) => !left.includes(one)).map((one) => [one, 'old'])
          expect(texts()).toEqual(Object.fromEntries([...old, ...left.map((one) => [one, 'new'])]))
        },
      ),
    )
  })

  it('should take back what only it uses itself, in whatever order that goes, and leave what others use', async () => {
    const { documents, journal, target } = world({}, 3)
    const uses: Record<string, string[]> = { 'of others': ['elsewhere'], first: ['second'], second: ['third'] }
    const steps = ['third', 'second', 'first', 'of others'].map((code) => ({ code, text: 'made' }))
    await land(steps, target, journal, noProgress)
    const restore: typeof target.restore = async (noted, look) => {
      const titles = (uses[codeOf(noted)] ?? []).filter((code) => code === 'elsewhere' || documents.has(code))
      if (titles.length > 0) throw new StillUsed(titles)
      return target.restore(noted, look)
    }
    expect(await takeBack({ ...target, restore }, journal, noProgress)).toEqual({
      kept: [{ noted: expect.objectContaining({ code: 'of others' }), why: { reason: 'used', by: ['elsewhere'] } }],
      unreadable: 0,
    })
    expect([...documents.keys()]).toEqual(['of others'])
  })

  it('should come to an end when the database refuses to put one document back', async () => {
    const { journal, target, texts } = world({ a: 'old', b: 'old' })
    await land(
      ['a', 'b'].map((one) => ({ code: one, text: 'new' })),
      target,
      journal,
      noProgress,
    )
    const restore: typeof target.restore = async (noted, look) => {
      if (keyOf(noted) === 'works/b') throw new Error('refused')
      return target.restore(noted, look)
    }
    const { kept } = await takeBack({ ...target, restore }, journal, noProgress)
    expect(kept).toMatchObject([{ noted: { code: 'b' }, why: { reason: 'failed' } }])
    expect(texts()).toEqual({ a: 'old', b: 'new' })
  })
})
