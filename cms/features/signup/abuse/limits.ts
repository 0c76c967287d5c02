import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../../../base/refusal.ts'
import { signUpReason } from '../asked/refusals.ts'
import { type Count, rowsOf, SharedCounts } from './sharedCounts.ts'

/** Collection of the counts, where several servers have one database. */
const stored = 'signup-limits'

const [tenMinutes, hour, day] = [600, 3600, 86_400] as const

/**
 * How often, in how many seconds. A school or a factory has one address for all, and an opening term brings them at once:
 * forms of a network that have done their work are many. Plain forms cost a program nothing, and are few, with few places of
 * one thing in a day: three families. Of a telephone number there are no more than a family can mean: each sign-up is a
 * text message to it, and so is each code that staff send again. Looks by code are limited by network alone, since whoever knows a number could lock its owner out;
 * ten letters are not guessed so.
 */
const most = {
  looks: { points: 900, duration: tenMinutes },
  challenges: { points: 900, duration: tenMinutes },
  forms: { points: 300, duration: tenMinutes },
  plainForms: { points: 30, duration: tenMinutes },
  plainSeats: { points: 12, duration: day },
  phones: { points: 30, duration: hour },
  emails: { points: 30, duration: hour },
  claims: { points: 120, duration: tenMinutes },
  checkIns: { points: 2_000, duration: tenMinutes },
  doors: { points: 10, duration: tenMinutes },
  certificates: { points: 60, duration: tenMinutes },
  codes: { points: 3, duration: day },
} as const
type Counted = keyof typeof most

/** Of these each server counts its own: they cost it little, and nobody is sent anything. */
const ownCounts: readonly Counted[] = ['looks', 'challenges', 'checkIns']

/** Of these what came to nothing is given back. */
const givenBack: readonly Counted[] = ['plainSeats', 'phones', 'emails', 'codes']

/**
 * Counts what anybody may do so often. Where several servers have one database (MongoDB), the counts are in it; when it
 * cannot be reached, each server counts by itself. Addresses and numbers stand there as keyed hashes, until their time is over.
 */
export class Limits {
  readonly #hash: (text: string) => string
  readonly #limiters: Readonly<Record<Counted, RateLimiterAbstract>>

  /** @param hash makes of an address or a number what it is counted under */
  constructor(payload: Payload, hash: (text: string) => string) {
    this.#hash = hash
    const counts = payload.db.name === 'mongoose' ? new SharedCounts(rowsOf(payload.db, stored)) : undefined
    const of = (name: Counted) => [name, limiterOf(payload, counts, name)] as const
    this.#limiters = Object.fromEntries((Object.keys(most) as Counted[]).map(of)) as Record<
      Counted,
      RateLimiterAbstract
    >
  }

  /** Counts a look at what is public and not in memory. @throws Refusal when there were too many */
  async countLook(network: string): Promise<void> {
    await this.#count('looks', network)
  }

  /** Counts a challenge. @param network that asks for it @throws Refusal when there were too many */
  async countChallenge(network: string): Promise<void> {
    await this.#count('challenges', network)
  }

  /**
   * Counts a form, of its network and of whom it sends a message to.
   * @returns gives back what was counted of places and receivers, for what came to nothing after all
   * @throws Refusal as above
   */
  async countForm({ network, phone, email, plain }: FormCounted): Promise<() => Promise<void>> {
    await this.#count(plain ? 'plainForms' : 'forms', network, plain ? 'too-many-plain-forms' : 'too-many-tries')
    const taken: [Counted, string, number][] = []
    const giveBack = async (): Promise<void> => {
      for (const [what, whose, points] of taken.splice(0)) await this.#giveBack(what, whose, points)
    }
    const take = async (what: Counted, whose: string, reason: TooMany, points = 1): Promise<void> => {
      taken.push([what, whose, points])
      await this.#count(what, whose, reason, points)
    }
    try {
      if (plain) await take('plainSeats', `${network} ${plain.of}`, 'too-many-plain-seats', plain.seats)
      await take('phones', phone, 'too-many-of-phone')
      if (email) await take('emails', email.toLowerCase(), 'too-many-of-email')
    } catch (error) {
      await giveBack()
      throw error
    }
    return giveBack
  }

  /** Counts a look by code, or a step. @throws Refusal as above */
  async countClaim(network: string): Promise<void> {
    await this.#count('claims', network)
  }

  /** Counts who checks in at the door: a hall has one address for all. @throws Refusal as above */
  async countCheckIn(network: string): Promise<void> {
    await this.#count('checkIns', network)
  }

  /**
   * Counts the digits that are tried of the door, of whoever has shown that a registration is theirs: six digits are not to be
   * guessed, and who knows a code alone locks nobody out. @throws Refusal as above
   */
  async countDoor(code: string): Promise<void> {
    await this.#count('doors', code)
  }

  /** Counts a check of a certificate's number: 80 bits are not to be guessed, and nobody looks so often. @throws Refusal as above */
  async countCertificate(network: string): Promise<void> {
    await this.#count('certificates', network)
  }

  /**
   * Counts that staff have a code sent once more to whoever signed up.
   * @param registration its id
   * @returns gives back what was counted, for what was not sent after all
   * @throws Refusal as above
   */
  async countCode(registration: string): Promise<() => Promise<void>> {
    await this.#count('codes', registration, 'code-sent-too-often')
    return () => this.#giveBack('codes', registration, 1)
  }

  async #giveBack(what: Counted, whose: string, points: number): Promise<void> {
    // what cannot be given back now is free when its time is over
    await this.#limiters[what].reward(this.#hash(`${what} ${whose}`), points).catch(() => undefined)
  }

  async #count(what: Counted, whose: string, reason: TooMany = 'too-many-tries', points = 1): Promise<void> {
    const over = await this.#limiters[what].consume(this.#hash(`${what} ${whose}`), points).then(
      () => undefined,
      (left: unknown) => left,
    )
    if (over === undefined) return
    if (!(over instanceof RateLimiterRes)) throw new Error('tries cannot be counted', { cause: over })
    throw new Refusal(signUpReason(reason, { seconds: Math.max(1, Math.ceil(over.msBeforeNext / 1000)) }))
  }
}

type TooMany =
  | 'too-many-tries'
  | 'too-many-plain-forms'
  | 'too-many-plain-seats'
  | 'too-many-of-phone'
  | 'too-many-of-email'
  | 'code-sent-too-often'

/** As much of a form as is counted. */
interface FormCounted {
  network: string
  phone: string
  email: string | undefined
  /** Of a form for which no work was done: what it is for, and how many come. */
  plain: { of: string; seats: number } | undefined
}

/** Counts together with what else is counted at the same time. */
class SharedLimiter extends RateLimiterMongo {
  readonly #counts: SharedCounts

  constructor(counts: SharedCounts, options: ConstructorParameters<typeof RateLimiterMongo>[0]) {
    super(options)
    this.#counts = counts
  }

  /** Asked by the library for each count: `consume` and `reward` are all that is used. */
  _upsert(key: string, points: number, forMs: number): Promise<Count> {
    return this.#counts.add(key, forMs, points)
  }
}

function limiterOf({ db }: Payload, counts: SharedCounts | undefined, name: Counted): RateLimiterAbstract {
  const own = new RateLimiterMemory({ ...most[name], keyPrefix: name })
  if (counts === undefined || ownCounts.includes(name)) return own
  const { connection } = db as unknown as MongooseAdapter
  return new SharedLimiter(counts, {
    ...most[name],
    keyPrefix: name,
    storeClient: connection.getClient(),
    dbName: connection.name,
    tableName: stored,
    // whoever is over is not counted further: the database is asked no more, unless something may be given back
    ...(!givenBack.includes(name) && { inMemoryBlockOnConsumed: most[name].points + 1 }),
    insuranceLimiter: own,
  })
}
