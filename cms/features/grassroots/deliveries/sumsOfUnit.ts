import type { Payload } from 'payload'
import { type DeliverySums, sumsOf } from './sums.ts'

/** What one unit has delivered on some days, YYYY-MM-DD, both counted: for a form that fills itself. */
export function sumsOfUnit(
  payload: Payload,
  { unit, ...of }: { campaign: string; unit: string; from: string; to: string },
): Promise<DeliverySums[]> {
  return sumsOf(payload, { ...of, units: [unit] })
}
