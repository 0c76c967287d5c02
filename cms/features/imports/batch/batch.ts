import type { Payload, Where } from 'payload'
import { writeIf } from '../../../database/writeIf.ts'
import type { Import } from '../../../payload-types.ts'
import { type BatchState, type BatchMove, batchMoves, endedFrom, statesAtWork } from './batchStates.ts'
import type { ShownChange } from '../plan/plan.ts'
import type { Problem } from '../table/sheets.ts'
import { BatchMoved } from './batchMoved.ts'

/** A batch as the database has it. */
export type Batch = Import

/** Most of what a preview shows of each kind. */
export const mostShown = 500

/** What a preview says, beside the batch's counts. */
export interface Preview {
  /** The first of them; the batch's `errors` counts all. */
  problems: Problem[]
  /** What of the file as a whole is worth a second look, in Chinese. */
  notes: string[]
  /** How many lines are worth a second look. */
  marked: number
  /** The first lines that do something; where there are too many, those that are marked go first. */
  rows: PreviewRow[]
}

/** A line that does something, with every value as it will be stored. */
export interface PreviewRow {
  row: number
  operation: 'create' | 'update'
  code: string
  title: string
  changes: ShownChange[]
  /** What of the line as a whole is worth a second look, in Chinese. */
  marks: string[]
}

/** Reads a batch. @returns undefined when there is none */
export async function readBatch(payload: Payload, id: string): Promise<Batch | undefined> {
  const found = await payload.db.findOne<Batch>({ collection: 'imports', where: { id: { equals: id } } })
  return found ?? undefined
}

/** What is written of a batch beside its state. */
type Written = Partial<Omit<Batch, 'id' | 'createdAt' | 'updatedAt' | 'who' | 'state'>>

/**
 * Does with a batch what somebody asked for, if it is in a state that allows it. Of several who try, one succeeds.
 * @param asRead the batch must be as it was read: neither previewed nor given pictures since
 * @throws BatchMoved when it is in no such state, or another one than it was; nothing is written then
 */
export async function moveBatch(
  payload: Payload,
  { id, updatedAt }: Pick<Batch, 'id' | 'updatedAt'>,
  move: BatchMove,
  written: Written = {},
  { asRead }: { asRead: boolean } = { asRead: false },
): Promise<void> {
  const { from, to } = batchMoves[move]
  const where: Where[] = [{ state: { in: [...from] } }, ...(asRead ? [{ updatedAt: { equals: updatedAt } }] : [])]
  if (!(await change(payload, id, where, { ...written, state: to })))
    throw new BatchMoved(move, (await readBatch(payload, id))?.state)
}

/**
 * Writes what the work on a batch has come to: how far it is, or its end. Again and again has the same end.
 * @throws BatchMoved when nobody may be at work on it any more
 */
export async function updateBatch(
  payload: Payload,
  id: string,
  written: Written & { state?: BatchState },
): Promise<void> {
  const from = written.state === undefined ? statesAtWork : endedFrom(written.state)
  if (await change(payload, id, [{ state: { in: [...from] } }], written)) return
  const state = (await readBatch(payload, id))?.state
  // whoever tries again has written it before
  if (state === undefined || state !== written.state) throw new BatchMoved('work', state)
}

/**
 * Has a batch that has come to its end be another one than was read, so that nobody goes on with what they read of it.
 * @throws BatchMoved when somebody has gone on with it already
 */
export async function touchEnded(payload: Payload, { id, state, updatedAt }: Batch): Promise<void> {
  const isSame = [{ state: { equals: state } }, { updatedAt: { equals: updatedAt } }]
  if (!(await change(payload, id, isSame, {}))) throw new BatchMoved('work', (await readBatch(payload, id))?.state)
}

/**
 * Takes a batch over that nobody has been at work on since it was read, to bring it to its end.
 * @returns whether nobody else has; whoever was at work on it then does not go on once its end is written
 */
export async function takeOver(payload: Payload, { id, state, updatedAt }: Batch): Promise<boolean> {
  return change(payload, id, [{ state: { equals: state } }, { updatedAt: { equals: updatedAt } }], {}, updatedAt)
}

/** Milliseconds since the epoch of the latest stamp; each is later, so that two states of a batch never have the same. */
// eslint-disable-next-line no-restricted-syntax -- batches are written by the server alone, and the stamp is part of the condition of the next write
let latest = 0

/**
 * @param after stamp that it must differ from, ISO 8601, of a server whose clock may be ahead
 * @returns whether the condition was met
 */
async function change(
  payload: Payload,
  id: string,
  where: readonly Where[],
  data: Written & { state?: BatchState },
  after?: string,
): Promise<boolean> {
  // others tell by it, too, whether somebody is at work on it
  latest = Math.max(Date.now(), latest + 1, after === undefined ? 0 : Date.parse(after) + 1)
  const stamped = { ...data, updatedAt: new Date(latest).toISOString() }
  return (await writeIf(payload, 'imports', { and: [{ id: { equals: id } }, ...where] }, stamped)) !== undefined
}

/** The batches in some states, the newest first. */
export async function batchesIn(payload: Payload, states: readonly BatchState[]): Promise<Batch[]> {
  const { docs } = await payload.db.find<Batch>({
    collection: 'imports',
    where: { state: { in: [...states] } },
    sort: '-createdAt',
    pagination: false,
    limit: 0,
  })
  return docs
}

/** Id of whoever brought a batch. */
export function bringerOf({ who }: Batch): string | undefined {
  return typeof who === 'object' ? who?.id : who
}
