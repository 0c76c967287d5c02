import type { Event } from '../catalogue/calendar/occasions.ts'
import { datesToCome } from '../catalogue/signUp/window.ts'
import { shownOf, type Standing } from './standing.ts'

/** Most dates that the bar has beside the one that it shows: a long course has no hundred hidden lines. */
const mostOthers = 5

/**
 * What the bar of an event page says the time of: first what its button leads to, which is not what the page is about
 * where that has begun or is full while one can sign up for a later date. The others stand behind it, soonest first: the
 * server alone knows what staff have closed or opened meanwhile.
 * @param isOpen whether one can take part, as far as its editor has said
 * @param now the instant of the rendering, in milliseconds since the epoch
 */
export function barDates(entry: Event, standing: Standing, isOpen: boolean, now: number): [Standing, ...Standing[]] {
  if (entry.signUpHere?.per !== 'occasion') return [standing]
  const coming = datesToCome(entry, now)
  const offered = isOpen ? coming.find(({ occasion }) => !occasion.full) : undefined
  const lead: Standing =
    offered === undefined ? standing : { state: 'coming', next: offered, others: coming.length - 1 }
  const shown = shownOf(lead)?.occasion.id
  const others = coming.filter(({ occasion }) => occasion.id !== shown).slice(0, mostOthers)
  return [lead, ...others.map((next) => ({ state: 'coming' as const, next, others: 0 }))]
}
