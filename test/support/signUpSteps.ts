import fc from 'fast-check'
import type { Audience } from '../../site/catalogue/vocabulary.ts'
import type { Command } from '../../cms/features/signup/rules/decide.ts'
import type { Policy } from '../../cms/features/signup/rules/policy.ts'

/** Instants of these are small numbers: milliseconds since a beginning of their own. */
export const someAudiences: readonly (Audience | undefined)[] = [undefined, 'migrant', 'women', 'sanitation']

/** What somebody does, before it is known who there is: `whom` chooses among those who have signed up. */
type Deed =
  | { kind: 'sign-up'; phone: number; seats: number; audience: Audience | undefined }
  | { kind: 'cancel' | 'continue' | 'drop'; whom: number; by: 'person' | 'staff' }
  | { kind: 'accept' | 'decline' | 'admit'; whom: number }
  | { kind: 'reduce'; whom: number; seats: number }
  | { kind: 'settle' }

/** What changes at a moment: the clock, what an editor has written, and what people do in one batch. */
export interface Step {
  later: number
  change: Partial<Policy>
  deeds: Deed[]
}

const quota = fc.record({
  audience: fc.constantFrom<Audience>('migrant', 'women'),
  seats: fc.integer({ min: 1, max: 5 }),
  release: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
})

const trial = fc.option(
  fc
    .tuple(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 1, max: 80 }))
    .map(([asks, ms]) => ({ asks, until: asks + ms })),
  { nil: undefined },
)

const quotas = fc.uniqueArray(quota, { selector: ({ audience }) => audience, maxLength: 2 })

/** Any policy; one that takes sign-ups at its beginning. */
export const somePolicy: fc.Arbitrary<Policy> = fc.record({
  capacity: fc.integer({ min: 0, max: 10 }),
  quotas,
  how: fc.constantFrom('first-come', 'lottery'),
  opens: fc.option(fc.integer({ min: -10, max: 20 }), { nil: undefined }),
  closes: fc.integer({ min: 100, max: 250 }),
  takesUntil: fc.constant(Infinity),
  starts: fc.integer({ min: 250, max: 400 }),
  ends: fc.constant(500),
  hasWaitingList: fc.boolean(),
  offerMs: fc.integer({ min: 1, max: 80 }),
  mostSeats: fc.integer({ min: 1, max: 4 }),
  takesPlace: fc.constant(true),
  trial,
  override: fc.constant(undefined),
})

const whom = fc.nat(40)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('sign-up' as const),
      phone: fc.nat(12),
      seats: fc.integer({ min: 1, max: 4 }),
      audience: fc.constantFrom(...someAudiences),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'cancel' as const, 'continue' as const, 'drop' as const),
      whom,
      by: fc.constantFrom('person' as const, 'staff' as const),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('accept' as const, 'decline' as const), whom }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('admit' as const), whom }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('reduce' as const), whom, seats: fc.integer({ min: 0, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'settle' as const }) },
)

const change: fc.Arbitrary<Partial<Policy>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: fc.record({ capacity: fc.integer({ min: 0, max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ quotas }) },
  { weight: 1, arbitrary: fc.record({ override: fc.constantFrom('open' as const, 'closed' as const, undefined) }) },
  { weight: 1, arbitrary: fc.record({ takesPlace: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ takesUntil: fc.constantFrom(-Infinity, 120, Infinity) }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constantFrom('first-come' as const, 'lottery' as const) }) },
  { weight: 1, arbitrary: fc.record({ trial }) },
  { weight: 1, arbitrary: fc.record({ starts: fc.integer({ min: 250, max: 400 }) }) },
)

/** Any sequence of steps. */
export const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ later: fc.integer({ min: 0, max: 30 }), change, deeds: fc.array(deed, { maxLength: 4 }) }),
  { minLength: 1, maxLength: 30 },
)

/** The commands of a step. @param there how many have signed up so far; ids are `p1`, `p2` … in order of the attempts */
export function commandsOf(deeds: readonly Deed[], there: number): Command[] {
  let made = there
  return deeds.map((one): Command => {
    if (one.kind === 'settle') return one
    if (one.kind === 'sign-up') {
      const { phone, seats, audience } = one
      // under the newest key first, and the one before it
      return { kind: 'sign-up', id: `p${++made}`, phones: [`new ${phone}`, `old ${phone}`], seats, audience }
    }
    const id = `p${1 + (one.whom % Math.max(1, made))}`
    if (one.kind === 'reduce') return { kind: 'reduce', id, seats: one.seats }
    if ('by' in one) return { kind: one.kind, id, by: one.by }
    return { kind: one.kind, id }
  })
}
