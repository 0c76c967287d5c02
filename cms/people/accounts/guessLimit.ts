import { LRUCache } from 'lru-cache'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

/** Who tries a password, and whose. */
export interface Guess {
  /** Where the request came from, as limits count it. */
  address: string
  /** The e-mail address that was given, whether or not somebody has it. */
  account: string
  /** A browser in which this account has logged in before; undefined when it is none. */
  device: string | undefined
}

/** A guess that may be looked at; it counts until one of these says that it was none. */
export interface Admitted {
  /** Whether more has come from its address than is looked at at once: the log-in then answers slowly (slowLane.ts). */
  isSlow: boolean
  /** The password was right: what was typed wrongly before is forgotten. */
  wasRight: () => Promise<void>
  /** Nobody looked at the password. */
  wasNone: () => Promise<void>
}

/** Wrong passwords, and right ones, that are allowed in a window. */
export const allowed = {
  ofPair: 10,
  /** Of an address and an account together, while the account is tried from everywhere or the address is slow. */
  ofPairUnderAttack: 3,
  ofDevice: 10,
  /** More make the address slow. */
  ofAddress: 100,
  ofAccount: 60,
  /** Each is work: more than an office needs make its address slow. */
  rightOfAddress: 300,
  /** From browsers that are known; more count as if the browser were not. */
  rightOfAccount: 60,
}
const windowSeconds = 15 * 60
const accountWindowSeconds = 60 * 60
/** Pairs that are remembered: an address that is slow can make up any number of accounts. */
const mostPairs = 10_000

/** A count and what it is of. */
type Count = readonly [RateLimiterMemory, string]

/**
 * Slows down whoever guesses passwords, and nobody else. Guesses count by address and account together, by address for
 * those who try many accounts, and by account. What others do at other accounts makes an address slow and never shuts
 * it, and an account that is tried from everywhere leaves each new address fewer guesses and never none, so that nobody
 * is locked out by others. Nothing here knows whether somebody has the account. A browser in which the account has
 * logged in before has a count of its own. Right passwords have counts of their own too, which no office reaches.
 */
export class GuessLimit {
  readonly #pairs = counter(allowed.ofPair)
  readonly #devices = counter(allowed.ofDevice)
  readonly #addresses = counter(allowed.ofAddress)
  readonly #accounts = counter(allowed.ofAccount, accountWindowSeconds)
  readonly #rightOfAddresses = counter(allowed.rightOfAddress)
  readonly #rightOfAccounts = counter(allowed.rightOfAccount)
  /** The pairs that are counted; of too many the one that was tried longest ago is forgotten. */
  readonly #remembered = new LRUCache<string, true>({
    max: mostPairs,
    dispose: (_, pair) => void this.#pairs.delete(pair),
  })

  /**
   * Counts a guess before it is looked at, so that many at once are no way around.
   * @returns seconds to wait when it must not be looked at
   */
  async admit({ address, account, device }: Guess): Promise<Admitted | number> {
    const rightOfAccount: Count = [this.#rightOfAccounts, account]
    if (device !== undefined && !(await isFull(rightOfAccount))) {
      const own: Count = [this.#devices, `${device} ${account}`]
      return (await take(own)) ?? admitted(false, [own], own, rightOfAccount)
    }
    const rightOfAddress: Count = [this.#rightOfAddresses, address]
    const ofAddress: Count = [this.#addresses, address]
    const isSlow = (await isFull(rightOfAddress)) || (await take(ofAddress)) !== undefined
    const taken = isSlow ? [] : [ofAddress]
    const ofAccount: Count = [this.#accounts, account]
    const pair: Count = [this.#pairs, `${address} ${account}`]
    const most = isSlow || (await isFull(ofAccount)) ? allowed.ofPairUnderAttack : allowed.ofPair
    const wait = await take(pair, most)
    if (wait !== undefined) {
      await giveBack(taken)
      return wait
    }
    this.#remembered.set(pair[1], true)
    taken.push(pair)
    // a slow address can make up any number of accounts, which need not be remembered
    if (!isSlow) {
      await this.#accounts.penalty(account)
      taken.push(ofAccount)
    }
    return admitted(isSlow, taken, pair, rightOfAddress)
  }
}

function counter(points: number, duration = windowSeconds): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration })
}

/**
 * @param taken counts in which the guess stands
 * @param own the one of them that is only of whoever knows the password; others may sit behind the others
 * @param right count of right passwords
 */
function admitted(isSlow: boolean, taken: readonly Count[], own: Count, right: Count): Admitted {
  return {
    isSlow,
    wasNone: () => giveBack(taken),
    wasRight: async () => {
      await giveBack(taken)
      await own[0].delete(own[1])
      await right[0].penalty(right[1])
    },
  }
}

async function isFull([limiter, key]: Count): Promise<boolean> {
  return ((await limiter.get(key))?.consumedPoints ?? 0) >= limiter.points
}

/** @returns seconds to wait when there were `most` already; who waits does not wait longer because he asks */
async function take([limiter, key]: Count, most = limiter.points): Promise<number | undefined> {
  const count = await limiter.penalty(key)
  if (count.consumedPoints <= most) return undefined
  await limiter.reward(key)
  return secondsOf(count)
}

async function giveBack(counts: readonly Count[]): Promise<void> {
  for (const [limiter, key] of counts) await limiter.reward(key)
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000))
}
