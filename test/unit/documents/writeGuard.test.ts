import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'
import { WriteGuard } from '../../../cms/documents/guards/writeGuard.ts'

/** A document as SQLite has it here: a row and the log of its versions, written in two steps. */
interface Stored {
  lines: string[]
  version: string[]
}

/** Saves as Payload does: reads all, changes it, writes all; between any two steps others may come. */
async function append(
  stored: Stored,
  line: string,
  step: (what: string) => Promise<void>,
  guard: WriteGuard | undefined,
): Promise<boolean> {
  const context = {}
  guard?.begin(context, 'works/1')
  await step('read')
  const read = [...stored.version]
  await step('validate')
  const after = [...read, line]
  const write = (isLast: boolean, run: () => Promise<void>) =>
    guard === undefined
      ? run()
      : guard.write({ context, collection: 'works', id: '1', isLast, transaction: undefined }, run)
  try {
    await write(false, async () => {
      await step('write the row')
      stored.lines = after
      await step('written')
    })
    await step('on to the version')
    await write(true, async () => {
      await step('write the version')
      stored.version = after
      await step('written')
    })
    return true
  } catch (error) {
    if (error instanceof SavedMeanwhile) return false
    throw error
  }
}

/** Whether every save that was accepted is there, whatever the order in which the steps come. */
async function keepsAll(scheduler: fc.Scheduler, savers: number, guard: WriteGuard | undefined): Promise<boolean> {
  const stored: Stored = { lines: [], version: [] }
  const step = (what: string) => scheduler.schedule(Promise.resolve(), what).then(() => undefined)
  const lines = Array.from({ length: savers }, (_, index) => `第 ${index + 1} 人`)
  const saves = lines.map((line) => append(stored, line, step, guard))
  await scheduler.waitFor(Promise.all(saves))
  const accepted = await Promise.all(saves)
  const kept = lines.filter((_, index) => accepted[index])
  return (
    kept.length > 0 &&
    kept.every((line) => stored.lines.includes(line)) &&
    stored.lines.length === kept.length &&
    JSON.stringify(stored.lines) === JSON.stringify(stored.version)
  )
}

const interleaving = { numRuns: 500, seed: 20261124 }

describe('the guard before the writes', () => {
  it('should keep every save that was accepted, however the steps of several come to stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 6 }), async (scheduler, savers) => {
        expect(await keepsAll(scheduler, savers, new WriteGuard())).toBe(true)
      }),
      interleaving,
    )
  })

  it('should be what keeps them: without it saves are lost', async () => {
    const { failed } = await fc.check(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 6 }), (scheduler, savers) =>
        keepsAll(scheduler, savers, undefined),
      ),
      interleaving,
    )
    expect(failed).toBe(true)
  })

  it('should let one operation write what it has read as often as it likes', async () => {
    const guard = new WriteGuard()
    const context = {}
    guard.begin(context, 'works/1')
    for (const isLast of [false, true, true])
      await guard.write({ context, collection: 'works', id: '1', isLast, transaction: undefined }, () =>
        Promise.resolve(),
      )
    expect(guard.wasRefused(context)).toBe(false)
  })

  it('should refuse one of many documents that was written since all were read', async () => {
    const guard = new WriteGuard()
    const [many, one] = [{}, {}]
    guard.begin(many, 'works')
    guard.begin(one, 'works/2')
    const write = (context: Record<string, unknown>, id: string) =>
      guard.write({ context, collection: 'works', id, isLast: true, transaction: undefined }, () => Promise.resolve(id))
    await write(one, '2')
    expect(await write(many, '1')).toBe('1')
    await expect(write(many, '2')).rejects.toThrow(SavedMeanwhile)
    expect(guard.wasRefused(many)).toBe(true)
  })
})
