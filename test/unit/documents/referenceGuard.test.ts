import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ReferenceGuard } from '../../../cms/documents/guards/referenceGuard.ts'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'
import { nameOf } from '../../../site/catalogue/documentName.ts'

const picture = nameOf('media', '1')
const interleaving = { numRuns: 500, seed: 20261126 }

/** A picture and entries, written by transactions that see what was committed when they began, as MongoDB's do. */
function database() {
  let isThere = true
  const entries = new Set<string>()
  const open = new Map<string, (() => void)[]>()
  return {
    isThere: () => isThere,
    users: () => [...entries],
    names: (transaction: string) =>
      open.set(transaction, [...(open.get(transaction) ?? []), () => entries.add(transaction)]),
    restores: (entry: string) => void entries.add(entry),
    deletes: (transaction: string) => open.set(transaction, [() => (isThere = false)]),
    commit: (transaction: string) => open.get(transaction)?.forEach((write) => write()),
  }
}

/**
 * Lets one delete a picture unless somebody uses it, while others begin to use it if it is there, and entries that used
 * it before are put back, each by a write by itself.
 * @param restoresGuard that of the restores
 * @returns whether the picture is there or nobody uses it, and whether anything was done at all
 */
async function keptTogether(
  scheduler: fc.Scheduler,
  [savers, restores]: readonly [number, number],
  guard: ReferenceGuard | undefined,
  restoresGuard: ReferenceGuard | undefined,
) {
  const stored = database()
  const step = (what: string) => scheduler.schedule(Promise.resolve(), what).then(() => undefined)
  let done = 0
  const operation = async (transaction: string, kind: 'names' | 'deletes'): Promise<void> => {
    const context = {}
    guard?.begin(context)
    await step('begin')
    const mayGoOn = kind === 'names' ? stored.isThere() : stored.users().length === 0
    await step('look')
    if (!mayGoOn) return
    const write = async () => {
      stored[kind](transaction)
      await step('write')
    }
    try {
      await (guard?.write({ context, transaction }, kind, [picture], write) ?? write())
      await step('commit')
      stored.commit(transaction)
      done++
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error
    } finally {
      guard?.ended(transaction)
    }
  }
  const restore = async (entry: string): Promise<void> => {
    const context = {}
    restoresGuard?.begin(context)
    const isThere = stored.isThere()
    await step('look')
    if (!isThere) return
    const write = async () => {
      await step('restore')
      stored.restores(entry)
      await step('restored')
    }
    try {
      await (restoresGuard?.write({ context, transaction: undefined }, 'names', [picture], write) ?? write())
      done++
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error
    }
  }
  const all = [
    operation('deletion', 'deletes'),
    ...Array.from({ length: savers }, (_, at) => operation(`${at}`, 'names')),
    ...Array.from({ length: restores }, (_, at) => restore(`restored ${at}`)),
  ]
  await scheduler.waitFor(Promise.all(all))
  return { isKept: stored.isThere() || stored.users().length === 0, done }
}

const tried = [fc.scheduler(), fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(3))] as const

describe('the guard of what documents refer to', () => {
  it('should never let one delete what another begins to use, however their steps come to stand', async () => {
    await fc.assert(
      fc.asyncProperty(...tried, async (scheduler, users) => {
        const guard = new ReferenceGuard()
        const { isKept, done } = await keptTogether(scheduler, users, guard, guard)
        expect([isKept, done > 0]).toEqual([true, true])
      }),
      interleaving,
    )
  })

  it.each([
    ['anybody', () => [undefined]],
    ['what is put back', () => [new ReferenceGuard(), undefined]],
  ] as const)('should be what keeps them together: without it for %s pages lose their pictures', async (_, guards) => {
    const { failed } = await fc.check(
      fc.asyncProperty(...tried, async (scheduler, users) => {
        const [guard, restoresGuard] = guards()
        return (await keptTogether(scheduler, users, guard, restoresGuard)).isKept
      }),
      interleaving,
    )
    expect(failed).toBe(true)
  })

  it('should let many name one document at once, and one transaction name it and delete it', async () => {
    const guard = new ReferenceGuard()
    const write = (transaction: string, kind: 'names' | 'deletes') =>
      guard.write({ context: {}, transaction }, kind, [picture], () => Promise.resolve(transaction))
    expect(await Promise.all(['1', '2', '3'].map((one) => write(one, 'names')))).toEqual(['1', '2', '3'])
    await expect(write('4', 'deletes')).rejects.toThrow(SavedMeanwhile)
    for (const one of ['1', '2']) guard.ended(one)
    expect(await write('3', 'deletes')).toBe('3')
    await expect(write('5', 'names')).rejects.toThrow(SavedMeanwhile)
    guard.ended('3')
    expect(await write('6', 'names')).toBe('6')
  })

  it('should make again what was looked at before somebody else was done', async () => {
    const guard = new ReferenceGuard()
    const [early, late] = [{}, {}]
    guard.begin(early)
    await guard.write({ context: undefined, transaction: undefined }, 'deletes', [picture], () => Promise.resolve())
    guard.begin(late)
    const names = (context: Record<string, unknown>) =>
      guard.write({ context, transaction: undefined }, 'names', [picture], () => Promise.resolve(true))
    await expect(names(early)).rejects.toThrow(SavedMeanwhile)
    expect(await names(late)).toBe(true)
  })
})
