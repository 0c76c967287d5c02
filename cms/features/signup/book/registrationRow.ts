import { z } from 'zod'
import { audiences, valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { fixedPrice } from '../../../../site/catalogue/signUp/fee.ts'
import { changedTime } from '../rules/changes.ts'
import type { Party } from '../rules/book.ts'
import { notices, states, trialAnswers } from '../asked/words.ts'

const instant = z.iso.datetime()

/** One notice that is to become a message. */
export const tell = z.object({
  notice: z.enum(valuesOf(notices)),
  at: instant,
  /** Of a `message`: what the staff wrote. */
  text: z.string().optional(),
  /** Of a change: the times that it is about, as people knew them and as they are. */
  changes: z.array(changedTime).optional(),
})
export type Tell = z.infer<typeof tell>

/** As much of a stored registration as its book is made of. */
const partyRow = z.object({
  id: z.string(),
  number: z.number(),
  state: z.enum(valuesOf(states)),
  seats: z.number(),
  placedAt: instant.nullish(),
  audience: z.enum(valuesOf(audiences)).nullish().catch(undefined),
  phone: z.string().nullish(),
  offeredSeats: z.number().nullish(),
  offerUntil: instant.nullish(),
  rank: z.number().nullish(),
  isWholeOnly: z.boolean().nullish(),
  trial: z.enum(valuesOf(trialAnswers)).nullish().catch(undefined),
  trialUntil: instant.nullish(),
})

/** Fields of a registration that its book reads. */
export const partyFields = Object.fromEntries(Object.keys(partyRow.shape).map((name) => [name, true as const]))

/** A registration as it is stored. */
export const registrationRow = partyRow.extend({
  bookable: z.string(),
  library: z.string(),
  entry: z.string(),
  occasion: z.string().nullish(),
  code: z.string().nullish(),
  key: z.string().nullish(),
  person: z.string().nullish(),
  price: fixedPrice.nullish().catch(undefined),
  paid: z.number().nullish(),
  consent: z.string().nullish(),
  consentAt: instant.nullish(),
  tell: z.array(tell).nullish().catch(undefined),
  createdAt: instant,
  erasedAt: instant.nullish(),
})
export type RegistrationRow = z.infer<typeof registrationRow>

/** Reads a party of its row. @throws when the row is none */
export function partyOf(row: unknown): Party {
  const { placedAt, audience, phone, offeredSeats, offerUntil, rank, isWholeOnly, trial, trialUntil, ...same } =
    partyRow.parse(row)
  return {
    ...same,
    placedAt: placedAt ? Date.parse(placedAt) : undefined,
    audience: audience ?? undefined,
    phone: phone ?? '',
    offered: offerUntil && offeredSeats ? { seats: offeredSeats, until: Date.parse(offerUntil) } : undefined,
    rank: rank ?? undefined,
    isWholeOnly: isWholeOnly ?? false,
    trial: trial ?? undefined,
    trialUntil: trialUntil ? Date.parse(trialUntil) : undefined,
  }
}

/** What a party's row says of it. */
export function columnsOf(party: Party) {
  const { number, state, seats, audience, offered, rank, isWholeOnly, trial } = party
  return {
    number,
    state,
    seats,
    placedAt: writtenAt(party.placedAt),
    audience: audience ?? null,
    offeredSeats: offered?.seats ?? null,
    offerUntil: writtenAt(offered?.until),
    rank: rank ?? null,
    isWholeOnly,
    trial: trial ?? null,
    trialUntil: writtenAt(party.trialUntil),
  }
}

function writtenAt(instant: number | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString()
}
