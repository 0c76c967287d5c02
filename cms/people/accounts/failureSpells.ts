/** How long the failures of one account from one network make one row, in milliseconds. */
const spellLength = 15 * 60_000
const day = 24 * 60 * 60_000
/** Most rows of failures in a day; one more stands for all that come after them. */
export const mostRowsADay = 2_000
/** Failures of a spell up to which each is written; what is not limited in number is written ever more seldom. */
const writtenEach = 10

/** What happened in a spell. */
export interface Spell {
  /** Instant, in milliseconds since the epoch. */
  until: number
  failed: number
  refused: number
  /** Whether it stands for all that found no row of its own any more. */
  isRest: boolean
  /** Id of its row, when it is written. */
  row: Promise<string | undefined>
}

/** Which failures stand in one row of the audit log, so that whoever guesses fills neither the log nor the memory. */
export class FailureSpells {
  /** In the order of their ends; no more than there may be rows in a day. */
  readonly #spells = new Map<string, Spell>()
  #day = { until: 0, rows: 0 }
  #rest: Spell | undefined

  /**
   * Counts a failure.
   * @param key of what failed, whose account it was about, and from which network it came
   * @param wasRefused whether it was not looked at: that adds to a row and makes none
   * @returns the spell whose row is to be written now; undefined when none is
   */
  count(key: string, wasRefused: boolean, now: number): Spell | undefined {
    for (const [other, { until }] of this.#spells) {
      if (until > now) break
      this.#spells.delete(other)
    }
    if (this.#day.until <= now) {
      this.#day = { until: now + day, rows: 0 }
      this.#rest = undefined
    }
    const spell = this.#spells.get(key) ?? (wasRefused ? this.#rest : this.#begin(key, now))
    if (spell === undefined) return undefined
    const count = wasRefused ? ++spell.refused : ++spell.failed
    const isWritten = isPowerOfTwo(count) || (!wasRefused && !spell.isRest && count <= writtenEach)
    return isWritten ? spell : undefined
  }

  #begin(key: string, now: number): Spell {
    if (this.#day.rows >= mostRowsADay) return (this.#rest ??= emptySpell(this.#day.until, true))
    this.#day.rows++
    const spell = emptySpell(now + spellLength, false)
    this.#spells.set(key, spell)
    return spell
  }
}

function emptySpell(until: number, isRest: boolean): Spell {
  return { until, failed: 0, refused: 0, isRest, row: Promise.resolve(undefined) }
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0
}

/** What failed: a log-in, or a change of the own password with a wrong old one. */
export type Failure = 'login' | 'ownPassword'

/** What is said of a spell. */
export function failureNote(failure: Failure, { failed, refused, isRest }: Omit<Spell, 'until' | 'row'>): string {
  if (isRest)
    return `登录失败的记录今天已有 ${mostRowsADay} 行，可能有人在大量试密码。这以后 24 小时内另有至少 ${failed} 次失败、${refused} 次没有受理，不再分行记录。请让运维查看是从哪里来的。`
  const what = failure === 'login' ? '密码不对' : '修改密码时，原密码不对'
  const times = [
    ...(failed > 0 ? [`${what}${failed > writtenEach ? '至少' : ''} ${failed} 次`] : []),
    ...(refused > 0 ? [`太频繁而没有受理至少 ${refused} 次`] : []),
  ]
  return `15 分钟内${times.join('，')}`
}
