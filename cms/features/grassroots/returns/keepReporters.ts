import type { CollectionBeforeDeleteHook, CollectionSlug, Where } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { grassrootsReason } from '../refusals.ts'

/**
 * A union of which something is recorded or reported is not deleted: it would count for all and for no unit, and nobody
 * below staff could put it right. What was withdrawn counts for nobody.
 */
export const keepReporters: CollectionBeforeDeleteHook = async ({ id, req }) => {
  for (const [collection, what, of] of kept) {
    const found = await req.payload.db.findOne({ collection, where: of(String(id)), req })
    if (found !== null) throw new Refusal(grassrootsReason('unit-has-reported', { what }))
  }
}

const kept: readonly (readonly [CollectionSlug, string, (unit: string) => Where])[] = [
  [
    'deliveries',
    '场次记录',
    (unit) => ({ and: [{ ownerUnit: { equals: unit } }, { isWithdrawn: { not_equals: true } }] }),
  ],
  ['returns', '统计表', (unit) => ({ unit: { equals: unit } })],
]
