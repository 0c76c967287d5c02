/** Log-in attempts that one address has in a window; a typing person needs fewer. */
const attempts = 20
const windowLength = 5 * 60_000

/**
 * Slows down whoever guesses passwords, by address: Payload locks an account after five bad ones, which alone would
 * let anyone lock an administrator out from anywhere.
 */
export class LoginLimit {
  readonly #seen = new Map<string, { count: number; until: number }>()

  /**
   * Counts an attempt.
   * @param now milliseconds since the epoch
   * @returns seconds to wait, or 0 when the attempt may go on
   */
  take(address: string, now: number): number {
    for (const [other, { until }] of this.#seen) if (until <= now) this.#seen.delete(other)
    const entry = this.#seen.get(address) ?? { count: 0, until: now + windowLength }
    entry.count++
    this.#seen.set(address, entry)
    return entry.count <= attempts ? 0 : Math.ceil((entry.until - now) / 1000)
  }
}

/**
 * Whether a request is an attempt to log in.
 * @param path decoded: Payload finds its endpoints in any case and however they are encoded
 */
export function isLogin(method: string | undefined, path: string): boolean {
  return method === 'POST' && /^\/api\/users\/(login|forgot-password|reset-password|first-register)\b/i.test(path)
}
