import type { Payload } from 'payload'
import { z } from 'zod'
import { mostInCell } from '../../../../site/catalogue/campaigns/people.ts'
import { valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { Refusal } from '../../../base/refusal.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { grassrootsReason } from '../refusals.ts'
import { targetMeasures } from './admin/words.ts'

/** What one unit is to do: sessions, or 人次. */
export const target = z.strictObject({
  name: z.string().trim().min(1).max(60, '单位名称最多 60 个字。'),
  unit: z.string('有单位没有对上，请选一个。').trim().min(1, '有单位没有对上，请选一个。').max(60),
  number: z.int('任务数要填整数。').min(0, '任务数不能小于 0。').max(mostInCell, '任务数太大，请核对。'),
})
export type Target = z.infer<typeof target>

const targetsRow = z.object({
  revision: z.number(),
  stated: z.number().nullish(),
  computed: z.number(),
  rows: z
    .array(target)
    .nullish()
    .transform((rows) => rows ?? []),
})
export type TargetsRow = z.infer<typeof targetsRow>

/** Which breakdown, as requests name it. */
export const targetsName = z.object({
  campaign: z.string('请选专项。').trim().min(1, '请选专项。').max(60, '请选专项。'),
  measure: z.enum(valuesOf(targetMeasures), '请选统计什么。'),
})
export type TargetsName = z.infer<typeof targetsName>

/** Reads a breakdown; undefined while there is none. */
export async function readTargetsOf(
  { db }: Payload,
  { campaign, measure }: TargetsName,
): Promise<TargetsRow | undefined> {
  const found = await db.findOne({ collection: 'targets', where: { key: { equals: `${campaign}/${measure}` } } })
  return found === null ? undefined : targetsRow.parse(found)
}

/**
 * Keeps a breakdown in the place of the one that was seen, in one statement.
 * @param seen its revision; 0 when there was none
 * @throws Refusal when somebody else has kept another one meanwhile
 */
export async function keepTargets(
  payload: Payload,
  { campaign, measure }: TargetsName,
  seen: number,
  { rows, stated }: { rows: readonly Target[]; stated: number | null },
): Promise<void> {
  const key = `${campaign}/${measure}`
  const data = { stated, computed: rows.reduce((sum, { number }) => sum + number, 0), rows, revision: seen + 1 }
  const where = { and: [{ key: { equals: key } }, { revision: { equals: seen } }] }
  const isKept =
    seen === 0
      ? await begin(payload, { campaign, measure }, { key, campaign, measure, ...data })
      : (await writeIf(payload, 'targets', where, data)) !== undefined
  if (!isKept) throw new Refusal(grassrootsReason('targets-changed-meanwhile'))
}

async function begin(payload: Payload, name: TargetsName, data: Record<string, unknown>): Promise<boolean> {
  if ((await readTargetsOf(payload, name)) !== undefined) return false
  try {
    await payload.db.create({ collection: 'targets', data })
    return true
  } catch (error) {
    if ((await readTargetsOf(payload, name)) === undefined) throw error
    return false
  }
}
