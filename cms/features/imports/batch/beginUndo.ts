import { Refusal } from '../../../base/refusal.ts'
import { importReason } from './refusals.ts'
import type { Hindrances } from './undo.ts'

/** What beginning an undo needs of a batch. */
export interface UndoSteps<B> {
  /** Reads it as it is now. @throws Refusal when it is in no state to be undone */
  read: () => Promise<B>
  /** Looks what stands in the way. @throws Refusal when none of it can be undone */
  look: (batch: B) => Promise<Hindrances>
  /** Notes what is left as it stands. */
  spare: (batch: B, keys: readonly string[]) => Promise<void>
  begin: (batch: B) => Promise<void>
}

/**
 * Begins an undo, of one person at a time. All of it is about the batch as it is now: of two who ask at the same moment
 * the second one finds it being undone, and notes nothing where the first one's list is read.
 * @param rest whether what stands in the way is left as it stands
 * @throws Refusal when it is not undone; nothing is noted then
 */
export async function beginUndo<B>(rest: boolean, { read, look, spare, begin }: UndoSteps<B>): Promise<void> {
  const batch = await read()
  const { why, free, spared } = await look(batch)
  // nobody is offered a rest that is nothing
  if (why !== undefined && !rest && free > 0) throw new Refusal(why)
  if (why !== undefined && !rest) {
    const none = why.code === 'undo-out-of-reach' ? 'undo-none-in-reach' : 'undo-of-none'
    throw new Refusal(importReason(none, { why: why.message }))
  }
  if (why !== undefined && free === 0) throw new Refusal(importReason('undo-leaves-nothing'))
  // before it begins: a start after a crash goes on with it
  await spare(batch, spared)
  await begin(batch)
}
