import type { Campaign } from '../catalogue/entries.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { dateText, machineDay, nextMidnight } from './dates.ts'

export type Phase = Campaign['phases'][number]
/** Where a phase stands in time. */
export type PhaseStanding = 'over' | 'on' | 'coming'

/** What is said of each. */
export const phaseWords = { over: '已结束', on: '进行中', coming: '未开始' } as const satisfies Record<
  PhaseStanding,
  string
>

/**
 * Where a phase stands at an instant: its last day belongs to it.
 * @param now milliseconds since the epoch
 */
export function phaseStandingOf({ from, to }: Pick<Phase, 'from' | 'to'>, now: number): PhaseStanding {
  if (now < beginOf(from)) return 'coming'
  return now < endOf(to) ? 'on' : 'over'
}

/** The phases with where each stands when the page is rendered; the page is rendered again when that changes. */
export function phasesNow(view: CatalogueView, phases: readonly Phase[]): { phase: Phase; standing: PhaseStanding }[] {
  const now = view.now(Infinity)
  const next = phases.flatMap(({ from, to }) => [beginOf(from), endOf(to)]).filter((instant) => instant > now)
  const seen = view.now(Math.min(...next))
  return phases.map((phase) => ({ phase, standing: phaseStandingOf(phase, seen) }))
}

/** Where the whole stands: on from its first day to its last one; undefined without phases. */
export function campaignStanding(standings: readonly PhaseStanding[]): PhaseStanding | undefined {
  if (standings.length === 0) return undefined
  const [first] = standings
  return standings.every((one) => one === first) ? first : 'on'
}

/**
 * From which day to which: 4月1日—4月30日, or one day alone; the year is named where it is not that of `now`, and
 * behind that where it is another one.
 * @param now milliseconds since the epoch
 */
export function daysText({ from, to }: Pick<Phase, 'from' | 'to'>, now: number): string {
  const start = dateText(from, now)
  if (machineDay(from) === machineDay(to)) return start
  return `${start}—${dateText(to, Date.parse(from))}`
}

function beginOf(from: string): number {
  return nextMidnight(Date.parse(from), -1)
}

function endOf(to: string): number {
  return nextMidnight(Date.parse(to))
}
