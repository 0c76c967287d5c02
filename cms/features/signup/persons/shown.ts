import { endOf, type Occasion, takesPlace } from '../../../../site/catalogue/calendar/occasions.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import type { Bookable, RegistrationShown } from '../asked/contract.ts'
import { feeShownOf } from '../payments/rules.ts'
import { seatsOf } from '../rules/formProblem.ts'
import type { Trial } from '../rules/trial.ts'
import type { Off } from '../rules/off.ts'
import type { Offered } from '../rules/offered.ts'
import { maskedPhone } from './masks.ts'
import type { Person } from './person.ts'

/** What is known of a registration beside its row. */
interface Known {
  bookable: Bookable
  person: Person
  /** What the site says of it; undefined when it is not public any more. */
  offered: Offered | undefined
  /** That it does not take place. */
  off: Off | undefined
  position: number | undefined
  /** Until when it can be cancelled, in milliseconds since the epoch. */
  cancelUntil: number | undefined
  /** Of a course whose first lesson is for trial. */
  trial: Trial | undefined
  /** Until when they sign up for nothing else, in milliseconds since the epoch. */
  pausedUntil: number | undefined
}

/** As much of a stored registration as is shown of it. */
export type ShownRow = Pick<
  RegistrationRow,
  'number' | 'state' | 'seats' | 'offerUntil' | 'offeredSeats' | 'trial' | 'trialUntil' | 'createdAt'
> &
  Partial<Pick<RegistrationRow, 'price' | 'paid'>>

/** A registration as whoever made it is shown it. */
export function shownTo(
  { number, state, seats, offerUntil, offeredSeats, trial: said, trialUntil, price, paid, createdAt }: ShownRow,
  known: Known,
): RegistrationShown {
  const { bookable, person, offered, off, position, cancelUntil, trial, pausedUntil } = known
  const [first] = offered?.occasions ?? []
  const path = offered?.path ?? off?.path
  const isOne = bookable.occasion !== undefined
  const fee = feeShownOf({ state, seats, price: price ?? undefined, paid })
  const named = seatsOf(person)
  const end = isOne ? first?.occasion.end : endOfWhole(offered?.occasions ?? [])
  return {
    code: person.code,
    bookable,
    title: offered?.title ?? off?.title ?? '（活动已下线）',
    ...(path !== undefined && { path }),
    ...(isOne && first && { start: first.occasion.start }),
    ...(end !== undefined && { end }),
    ...(offered?.venue !== undefined && { venue: offered.venue }),
    ...(off && { off: off.why }),
    state,
    seats,
    number,
    ...(position !== undefined && { position }),
    ...(offerUntil && { offerUntil }),
    ...(offerUntil && offeredSeats && { offeredSeats }),
    ...(cancelUntil !== undefined && { cancelUntil: new Date(cancelUntil).toISOString() }),
    ...(trial !== undefined && {
      trial: {
        asks: new Date(trial.asks).toISOString(),
        until: trialUntil ?? new Date(trial.until).toISOString(),
        ...(said && { said }),
      },
    }),
    ...(pausedUntil !== undefined && { pausedUntil: new Date(pausedUntil).toISOString() }),
    ...(fee && { fee }),
    ...(named > seats && { named }),
    name: person.name,
    phone: maskedPhone(person.phone),
    children: person.children,
    madeAt: createdAt,
  }
}

/** When a course is over; undefined while a lesson is put off until nobody knows when, and of one without lessons. */
function endOfWhole(lessons: readonly Occasion[]): string | undefined {
  if (lessons.length === 0 || lessons.some(({ occasion }) => occasion.postponed && !occasion.cancelled))
    return undefined
  const held = lessons.filter(takesPlace)
  const ends = (held.length > 0 ? held : lessons).map(({ occasion }) => endOf(occasion))
  return new Date(Math.max(...ends)).toISOString()
}
