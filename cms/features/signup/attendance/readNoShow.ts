import type { Payload } from 'payload'
import { z } from 'zod'
import { type NoShowRule, pausedUntil } from './noShow.ts'
import { readAttendances } from './store.ts'

const stored = z
  .object({
    pausesNoShows: z.boolean().nullish(),
    absences: z.number().nullish(),
    withinDays: z.number().nullish(),
    pauseDays: z.number().nullish(),
  })
  .nullish()

/** How long the rule is believed without being read again, in milliseconds: a rush asks for it with every sign-up. */
const freshMs = 5_000

/** Knows for whom sign-up is paused, as the union has set it (报名设置). */
export class NoShows {
  readonly #payload: Payload
  readonly #now: () => number
  #known: { rule: Promise<NoShowRule | undefined>; until: number } | undefined

  constructor(payload: Payload, now: () => number) {
    this.#payload = payload
    this.#now = now
  }

  /**
   * Until when a telephone number signs up for nothing, in milliseconds since the epoch; undefined when it may.
   * @param phones hashes under which it may stand
   */
  async pausedUntil(phones: readonly string[]): Promise<number | undefined> {
    const rule = await this.#rule()
    if (rule === undefined) return undefined
    const { docs } = await this.#payload.db.find({
      collection: 'registrations',
      where: { phone: { in: [...phones] } },
      select: {},
      pagination: false,
      limit: 0,
    })
    if (docs.length === 0) return undefined
    const ids = docs.map(({ id }) => String(id))
    const rows = await readAttendances(this.#payload, {
      and: [{ registration: { in: ids } }, { state: { equals: 'absent' } }],
    })
    const absences = rows.flatMap(({ lessonAt, at }) => {
      const when = lessonAt ?? at
      return when ? [Date.parse(when)] : []
    })
    return pausedUntil(absences, rule, this.#now())
  }

  #rule(): Promise<NoShowRule | undefined> {
    const now = this.#now()
    if (this.#known !== undefined && this.#known.until > now) return this.#known.rule
    const rule = readRule(this.#payload)
    this.#known = { rule, until: now + freshMs }
    // a failure is nobody's rule
    rule.catch(() => (this.#known = undefined))
    return rule
  }
}

async function readRule({ db }: Payload): Promise<NoShowRule | undefined> {
  const { pausesNoShows, absences, withinDays, pauseDays } =
    stored.parse(await db.findGlobal({ slug: 'signUpRules' })) ?? {}
  if (pausesNoShows !== true) return undefined
  return { absences: absences ?? 3, withinDays: withinDays ?? 90, pauseDays: pauseDays ?? 30 }
}
