/** How often the CMS gives a sign, and the front looks whether one came, in milliseconds. */
export const beatMs = 5_000
/** Looks in a row without a sign after which a CMS counts as hanging: a minute. Nothing of ours holds it for a second. */
const mostMissed = 12

/**
 * Tells a CMS that works from one that hangs. Looks are counted and not the time, which goes on while a machine that
 * was put to sleep holds both of them.
 */
export class Heartbeat {
  #missed = 0

  /** Something came from the CMS. */
  sign(): void {
    this.#missed = 0
  }

  /** To be asked every `beatMs`. @returns whether it hangs */
  look(): boolean {
    return ++this.#missed > mostMissed
  }
}
