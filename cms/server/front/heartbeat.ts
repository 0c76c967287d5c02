/** How often the CMS gives a sign, and the front looks whether one came, in milliseconds. */
export const beatMs = 5_000
/**
 * Looks in a row without a sign after which a CMS counts as hanging. One that is ready: a minute, nothing of ours holds it
 * for a second. One that starts: ten minutes, since the embedded database makes a migration of large tables at one go.
 */
export const mostMissed = { ready: 12, starting: 120 }

/**
 * Tells a CMS that works from one that hangs. Looks are counted and not the time, which goes on while a machine that
 * was put to sleep holds both of them.
 */
export class Heartbeat {
  readonly #most: number
  #missed = 0

  /** @param most looks without a sign that are not yet too many */
  constructor(most: number) {
    this.#most = most
  }

  /** Something came from the CMS. */
  sign(): void {
    this.#missed = 0
  }

  /** To be asked every `beatMs`. @returns whether it hangs */
  look(): boolean {
    return ++this.#missed > this.#most
  }
}
