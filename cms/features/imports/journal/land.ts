import { setImmediate } from 'node:timers/promises'
import { together } from '../../../base/together.ts'
import { type Address, type Before, keyOf, markBefore, type Mentioned, type Noted } from './entry.ts'
import type { Journal } from './journalFile.ts'
import { SavedMeanwhile } from '../../../documents/saving/savedMeanwhile.ts'
import { type DoneSince, type Kept, type Left, type Obstacle, StillUsed } from './kept.ts'
import { isNothingSince, isOlder, isSameMark, markLeftBy, mixed } from './rawDocuments.ts'
import { RowRefused } from './rowRefused.ts'

/** What is found of something that a batch changed: how it stands when it is to be put back, or why it stays. */
export type Found = { mark: string } | { why: Kept['why'] | undefined }

/** What putting back needs. */
export interface Restoring {
  /** Documents that it writes or puts back at a time. */
  atOnce: number
  /** How each of them stands now; the empty text for what is not there. */
  marks(noted: readonly Mentioned[]): Promise<string[]>
  /** What keeps each of them from being put back; undefined when nothing does. */
  obstacles(noted: readonly Noted[]): Promise<(Obstacle | undefined)[]>
  /** What somebody did since the batch left a mark, of which an undo would lose something; undefined for nothing. */
  since(noted: Noted, left: string | undefined): Promise<DoneSince | undefined>
  /** Does some work while nobody else writes the document. */
  inTurn(noted: Noted, work: () => Promise<void>): Promise<void>
  /**
   * Puts back what stood there; again and again has the same end.
   * @param look tells what is found; asked again when another writes it, or deletes what it names, before it is put back
   * @returns why it stays as it stands; undefined when it is back
   * @throws StillUsed when others refer to it
   * @throws SavedMeanwhile when another one is always there first
   */
  restore(noted: Noted, look: () => Promise<Found>): Promise<Kept['why'] | undefined>
  /** Has an address lead to the entry that had it before, unless another one is public there. */
  giveBack(address: Address): Promise<void>
}

/** What a batch writes to. */
export interface Target<Step> extends Restoring {
  /** Does a step while nobody else writes its document. */
  inTurnOf(step: Step, work: () => Promise<void>): Promise<void>
  /** What stands where a step is about to write. @throws RowRefused when it must not */
  before(step: Step): Promise<Before>
  write: (step: Step) => Promise<void>
}

/** Documents that are looked at together. */
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
  await together(
    steps,
    target.atOnce,
    (step) => target.inTurnOf(step, () => landOne(step, target, journal)),
    async (done) => {
      await othersTurn()
      await onStep(done)
    },
  )
  await journal.note([{ kind: 'whole' }])
}

/**
 * Notes how a document stands right before its write and right after it, all in one turn: whatever differs from the one
 * or the other is somebody else's, and stays.
 */
async function landOne<Step>(step: Step, target: Target<Step>, journal: Journal): Promise<void> {
  const noted = await target.before(step)
  await journal.note([noted])
  const failure = await target.write(step).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  // also of a write that failed: half of it may be there, and somebody may change that before it is taken back
  const isOthers = failure?.error instanceof RowRefused && failure.error.taken?.field === 'code'
  const [now = ''] = isOthers ? [] : await target.marks([noted])
  await journal.note([{ kind: 'after', key: keyOf(noted), mark: markLeftBy(markBefore(noted), now) }])
  if (failure !== undefined) throw failure.error
}

/**
 * Puts back everything that a batch changed, the newest first. What cannot be put back keeps nothing else from it.
 * @param onStep told now and then how many are done
 * @returns what stays as somebody else has left it, or as the batch wrote it, and why
 */
export async function takeBack(
  target: Restoring,
  journal: Journal,
  onStep: (done: number, total: number) => Promise<void>,
): Promise<Left> {
  const { noted, marks, addresses, spared, unreadable } = await notesOf(journal)
  const putBackAll = async (some: readonly Noted[], toldAlready: number): Promise<Kept[]> => {
    const kept: Kept[] = []
    await together(
      some,
      target.atOnce,
      (one) =>
        target.inTurn(one, async () => {
          const why = await putBack(target, one, marks.get(keyOf(one)), spared.has(keyOf(one)))
          if (why !== undefined) kept.push({ noted: one, why })
        }),
      async (done) => {
        await onStep(toldAlready + done, noted.length)
        await othersTurn()
      },
    )
    return kept
  }
  let kept = await putBackAll(noted.toReversed(), 0)
  // what used it may have been of the batch itself, and have gone after it
  for (let used = usedIn(kept), before = Infinity; used.length > 0 && used.length < before; used = usedIn(kept)) {
    before = used.length
    const others = kept.filter(({ why }) => why.reason !== 'used')
    kept = [...others, ...(await putBackAll(used, noted.length - used.length))]
  }
  // last: an address leads on when nobody is public at it any more
  for (const one of addresses.toReversed()) await target.giveBack(one)
  return { kept, unreadable }
}

function usedIn(kept: readonly Kept[]): Noted[] {
  return kept.flatMap(({ noted, why }) => (why.reason === 'used' ? [noted] : []))
}

/** @param left the mark after the write; undefined when a crash came before it was noted */
async function putBack(
  target: Restoring,
  one: Noted,
  left: string | undefined,
  isSpared: boolean,
): Promise<Kept['why'] | undefined> {
  const look = async (): Promise<Found> => {
    const [now = ''] = await target.marks([one])
    if (isBack(one, now, left)) return { why: undefined }
    if (isSpared) return { why: { reason: 'spared' } }
    const isSame = isNothingSince(now, left ?? markLeftBy(markBefore(one), now))
    const done = isSame ? undefined : await target.since(one, left)
    if (done !== undefined) return { why: { reason: done } }
    const [obstacle] = await target.obstacles([one])
    return obstacle === undefined ? { mark: now } : { why: obstacle }
  }
  try {
    return await target.restore(one, look)
  } catch (error) {
    if (error instanceof StillUsed) return { reason: 'used', by: error.by }
    if (error instanceof SavedMeanwhile) return { reason: 'busy' }
    // somebody may have got in between
    const [since] = await target.obstacles([one])
    return since ?? { reason: 'failed', error }
  }
}

/** Whether there is nothing to put back: an attempt before this one did, nothing was made, or a back-up is older. */
function isBack(one: Mentioned, now: string, left: string | undefined): boolean {
  const before = markBefore(one)
  return isSameMark(now, before) || isOlder(now, before) || (left === '' && before === '')
}

/** What undoing a batch would find: what it would lose or could not put back, and what it would put back. */
export interface Undoable extends Left {
  /** Documents and pictures that it would put back. */
  free: number
}

/** Finds what undoing a batch would find, without writing anything. */
export async function keptBy(target: Restoring, journal: Journal): Promise<Undoable> {
  const { noted, marks, unreadable } = await notesOf(journal)
  const kept: Kept[] = []
  let free = 0
  for (let from = 0; from < noted.length; from += slice) {
    const some = noted.slice(from, from + slice)
    const now = await target.marks(some)
    const open = some.filter((one, index) => !isBack(one, now[index] ?? '', marks.get(keyOf(one))))
    const same: Noted[] = []
    const whys = new Map<Noted, Kept['why']>()
    for (const one of open) {
      const left = marks.get(keyOf(one))
      const isSame = isNothingSince(now[some.indexOf(one)] ?? '', left ?? mixed)
      const done = isSame ? undefined : await target.since(one, left)
      if (done === undefined) same.push(one)
      else whys.set(one, { reason: done })
    }
    const obstacles = await target.obstacles(same)
    await othersTurn()
    for (const one of open) {
      const why = whys.get(one) ?? obstacles[same.indexOf(one)]
      if (why === undefined) free++
      else kept.push({ noted: one, why })
    }
  }
  return { kept, unreadable, free }
}

/**
 * How far a batch is that did not come to its end: `whole` when all of it is written, `cut off` when its journal has no
 * end, and `not here` when it has one and the database lacks some of it, since a back-up from before was put back.
 */
export type Extent = 'whole' | 'cut off' | 'not here'

/** Compares the journal of a batch with the database. */
export async function extentOf(target: Pick<Restoring, 'marks'>, journal: Journal): Promise<Extent> {
  const { noted, marks, isEnded } = await notesOf(journal)
  if (!isEnded) return 'cut off'
  for (let from = 0; from < noted.length; from += slice) {
    const some = noted.slice(from, from + slice)
    const now = await target.marks(some)
    await othersTurn()
    if (some.some((one, index) => !isWritten(one, now[index] ?? '', marks.get(keyOf(one))))) return 'not here'
  }
  return 'whole'
}

/** Whether what a batch wrote is there, or what somebody has made of it since. @param left as `putBack` has it */
function isWritten(one: Mentioned, now: string, left: string | undefined): boolean {
  const before = markBefore(one)
  if (left === '' || (left !== undefined && isSameMark(left, before))) return true
  if (left !== undefined && isSameMark(now, left)) return true
  return now !== '' && !isNothingSince(now, left ?? before)
}

/** What a journal says. */
export interface Notes {
  /** What the batch was about to change. */
  noted: Noted[]
  /** The marks that it left, by key. */
  marks: Map<string, string>
  addresses: Address[]
  /** Keys of what the latest undo leaves as it stands. */
  spared: ReadonlySet<string>
  /** Whether it says that everything is written. */
  isEnded: boolean
  unreadable: number
}

/** Reads a journal. */
export async function notesOf(journal: Journal): Promise<Notes> {
  const { entries, unreadable } = await journal.read()
  return {
    isEnded: entries.some(({ kind }) => kind === 'whole'),
    noted: entries.filter((one): one is Noted => one.kind === 'before'),
    marks: new Map(entries.flatMap((one) => (one.kind === 'after' ? [[one.key, one.mark] as const] : []))),
    addresses: entries.filter((one): one is Address => one.kind === 'address'),
    spared: new Set(entries.findLast((one) => one.kind === 'spared')?.keys),
    unreadable,
  }
}

/** The embedded database answers without leaving the event loop, so requests and publishes would wait for the end. */
async function othersTurn(): Promise<void> {
  await setImmediate()
}
