import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

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
  /** The password was right: what was typed wrongly before is forgotten. */
  wasRight: () => Promise<void>
  /** Nobody looked at the password. */
  wasNone: () => Promise<void>
}

/** Wrong passwords that are allowed in a window. */
export const allowed = { ofPair: 10, ofPairUnderAttack: 3, ofDevice: 10, ofAddress: 100, ofAccount: 60 }
const windowSeconds = 15 * 60
const accountWindowSeconds = 60 * 60

/**
 * Slows down whoever guesses passwords, and nobody else. Guesses count by address and account together, by address for
 * those who try many accounts, and by account: one that is tried from everywhere leaves each new address fewer guesses,
 * and never none, so that nobody is locked out by others. A browser in which the account has logged in before has a
 * count of its own, whatever others do from the same address. Right passwords do not count.
 */
export class GuessLimit {
  readonly #pairs = new RateLimiterMemory({ points: allowed.ofPair, duration: windowSeconds })
  readonly #devices = new RateLimiterMemory({ points: allowed.ofDevice, duration: windowSeconds })
  readonly #addresses = new RateLimiterMemory({ points: allowed.ofAddress, duration: windowSeconds })
  readonly #accounts = new RateLimiterMemory({ points: allowed.ofAccount, duration: accountWindowSeconds })

  /**
   * Counts a guess before it is looked at, so that many at once are no way around.
   * @returns seconds to wait when it must not be looked at
   */
  async admit({ address, account, device }: Guess): Promise<Admitted | number> {
    if (device !== undefined) return this.#take([[this.#devices, `${device} ${account}`]])
    const pair = `${address} ${account}`
    const known = await this.#accounts.get(account)
    const isUnderAttack = (known?.consumedPoints ?? 0) >= allowed.ofAccount
    const before = await this.#pairs.get(pair)
    if (isUnderAttack && before !== null && before.consumedPoints >= allowed.ofPairUnderAttack) return secondsOf(before)
    return this.#take([
      [this.#addresses, address],
      [this.#pairs, pair],
      [this.#accounts, account, 'always'],
    ])
  }

  async #take(counts: [RateLimiterMemory, string, 'always'?][]): Promise<Admitted | number> {
    const taken: [RateLimiterMemory, string][] = []
    const giveBack = async (): Promise<void> => {
      for (const [limiter, key] of taken) await limiter.reward(key)
    }
    for (const [limiter, key, always] of counts) {
      try {
        if (always === undefined) await limiter.consume(key)
        else await limiter.penalty(key)
        taken.push([limiter, key])
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        // what waits already must not wait longer because it asks
        await limiter.reward(key)
        await giveBack()
        return secondsOf(refusal)
      }
    }
    return {
      wasNone: giveBack,
      wasRight: async () => {
        await giveBack()
        // the count of the address stays: others may sit behind it
        for (const [limiter, key] of taken)
          if (limiter === this.#pairs || limiter === this.#devices) await limiter.delete(key)
      },
    }
  }
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000))
}
