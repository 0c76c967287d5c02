import { setImmediate } from 'node:timers/promises'
import { together } from '../../publishing/together.ts'
import { type Before, type Entry, keyOf, markBefore } from './entry.ts'
import type { Journal } from './journalFile.ts'
import { isSameMark } from './rawDocuments.ts'

/** What a batch writes to. */
export interface Target<Step> {
  /** What stands where the steps are about to write. */
  before(steps: readonly Step[]): Promise<Before[]>
  /** Steps that it writes or puts back at a time. */
  atOnce: number
  write: (step: Step) => Promise<void>
  /** How each of them stands now; the empty text for what is not there. */
  marks(noted: readonly Before[]): Promise<string[]>
  /** Puts back what stood there; again and again has the same end. */
  restore(noted: Before): Promise<void>
}

/** What putting back needs of it. */
export type Restoring = Pick<Target<never>, 'atOnce' | 'marks' | 'restore'>

/** Steps between two notes in the journal. */
const slice = 24

/**
 * Carries out the steps of a batch. Whatever ends it before the journal says that all is written, an error or a crash,
 * `takeBack` undoes.
 * @param onStep told now and then how many are done; may throw to end the batch
 */
export async function land<Step>(
  steps: readonly Step[],
  target: Target<Step>,
  journal: Journal,
  onStep: (done: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < steps.length; from += slice) {
    const some = steps.slice(from, from + slice)
    const noted = await target.before(some)
    await othersTurn()
    await journal.note(noted)
    await together(some, target.atOnce, target.write, async (done) => {
      await othersTurn()
      await onStep(from + done)
    })
    const marks = await target.marks(noted)
    await journal.note(noted.map((one, index): Entry => ({ kind: 'after', key: keyOf(one), mark: marks[index] ?? '' })))
  }
  await journal.note([{ kind: 'whole' }])
}

/**
 * Puts back everything that a batch changed, the newest first.
 * @param onStep told now and then how many are done
 * @returns what somebody else has changed since, which stays as they left it
 */
export async function takeBack(
  target: Restoring,
  journal: Journal,
  onStep: (done: number, total: number) => Promise<void>,
): Promise<Before[]> {
  const { noted, marks } = await notesOf(journal)
  const kept: Before[] = []
  await together(
    noted.toReversed(),
    target.atOnce,
    async (one) => {
      const left = marks.get(keyOf(one))
      const [now = ''] = await target.marks([one])
      // an attempt before this one may have put it back already
      if (isSameMark(now, markBefore(one))) return
      if (left === undefined || isSameMark(now, left)) await target.restore(one)
      else kept.push(one)
    },
    async (done) => {
      await onStep(done, noted.length)
      await othersTurn()
    },
  )
  return kept
}

/** What a batch changed and somebody else has changed since: it cannot be undone without losing that. */
export async function changedSince(target: Restoring, journal: Journal): Promise<Before[]> {
  const { noted, marks } = await notesOf(journal)
  const changed: Before[] = []
  for (let from = 0; from < noted.length; from += slice) {
    const some = noted.slice(from, from + slice)
    const now = await target.marks(some)
    await othersTurn()
    changed.push(...some.filter((one, index) => !isSameMark(now[index] ?? '', marks.get(keyOf(one)) ?? '')))
  }
  return changed
}

/** Whether all of a batch is written. */
export async function isWhole(journal: Journal): Promise<boolean> {
  return (await journal.read()).some(({ kind }) => kind === 'whole')
}

/** What a batch was about to change, and the marks that it left. */
export async function notesOf(journal: Journal): Promise<{ noted: Before[]; marks: Map<string, string> }> {
  const entries = await journal.read()
  return {
    noted: entries.filter((one): one is Before => one.kind === 'before'),
    marks: new Map(entries.flatMap((one) => (one.kind === 'after' ? [[one.key, one.mark] as const] : []))),
  }
}

/** The embedded database answers without leaving the event loop, so requests and publishes would wait for the end. */
async function othersTurn(): Promise<void> {
  await setImmediate()
}
