import type { Payload } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { grassrootsReason } from '../refusals.ts'
import { listedFields, type ListedRow, listedRow, type ReturnRow, returnRow } from './row.ts'

/** Which return. */
export interface ReturnName {
  campaign: string
  unit: string
  period: string
}

/** What a write of a return changes. */
type Change = Partial<Omit<ReturnRow, 'exceptedUntil' | 'id' | 'key' | 'revision' | 'submittedAt' | 'unit'>> & {
  submittedAt?: string | null
  exceptedUntil?: string | null
}

function keyOf({ campaign, unit, period }: ReturnName): string {
  return [campaign, unit, period].join('/')
}

/** Reads a return; undefined while nobody has begun it. */
export async function readReturn({ db }: Payload, name: ReturnName): Promise<ReturnRow | undefined> {
  const found = await db.findOne({ collection: 'returns', where: { key: { equals: keyOf(name) } } })
  return found === null ? undefined : returnRow.parse(found)
}

/** Reads the returns of a campaign for a period, as a list has them. */
export async function readReturns(
  { db }: Payload,
  { campaign, period }: Omit<ReturnName, 'unit'>,
): Promise<ListedRow[]> {
  const where = { and: [{ campaign: { equals: campaign } }, { period: { equals: period } }] }
  const asked = { collection: 'returns' as const, where, select: listedFields }
  const { docs } = await db.find({ ...asked, pagination: false, limit: 0 })
  return docs.map((doc) => listedRow.parse(doc))
}

/**
 * Writes a return, or begins it. It is one statement, with the revision that was seen as its condition: of several who
 * write at once, one does, and a killed process leaves it whole.
 * @param seen the revision of what was read; 0 when there was none
 * @returns it as it is then
 * @throws Refusal when somebody else has written it meanwhile
 */
export async function writeReturn(
  payload: Payload,
  name: ReturnName,
  seen: number,
  change: Change,
): Promise<ReturnRow> {
  const stored = seen === 0 ? await begin(payload, name, change) : await writeOver(payload, name, seen, change)
  if (stored === undefined) throw new Refusal(grassrootsReason('changed-meanwhile'))
  return returnRow.parse(stored)
}

async function writeOver(payload: Payload, name: ReturnName, seen: number, change: Change): Promise<unknown> {
  const where = { and: [{ key: { equals: keyOf(name) } }, { revision: { equals: seen } }] }
  return writeIf(payload, 'returns', where, { ...change, revision: seen + 1 })
}

/** @returns undefined when another one has begun it at the same moment */
async function begin(payload: Payload, name: ReturnName, change: Change): Promise<unknown> {
  if ((await readReturn(payload, name)) !== undefined) return undefined
  const data = { key: keyOf(name), ...name, state: 'draft', version: 1, isLate: false, ...change, revision: 1 }
  try {
    return await payload.db.create({ collection: 'returns', data })
  } catch (error) {
    if ((await readReturn(payload, name)) === undefined) throw error
    return undefined
  }
}
