import type { Payload } from 'payload'
import type { Sums } from '../form/fill.ts'

/** Whose deliveries are added up, and of which days: YYYY-MM-DD of Shanghai, both counted. */
export interface SumsAsked {
  campaign: string
  unit: string
  from: string
  to: string
}

/**
 * Adds up what a unit has delivered, by all that forms tell apart.
 * @returns nothing where it has recorded nothing, or nobody records
 */
export type SumsFor = (payload: Payload, asked: SumsAsked) => Promise<readonly Sums[]>
