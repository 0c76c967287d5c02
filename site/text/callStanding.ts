import type { Call } from '../catalogue/entries.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import type { Tag } from './cards/cardText.ts'

/** Where a call stands in time. */
export type CallStanding = 'coming' | 'open' | 'closed' | 'announced'

/** The tag of a call. */
export function standingTag(standing: CallStanding, { kind }: Pick<Call, 'kind'>): Tag {
  switch (standing) {
    case 'coming':
      return { word: '即将开始' }
    case 'open':
      return { word: kind === 'works' ? '正在征集' : '正在报名', tone: 'free' }
    case 'closed':
      return { word: '已截止' }
    case 'announced':
      return { word: '结果已公布', tone: 'gold' }
  }
}

/**
 * Where a call stands at an instant.
 * @param now milliseconds since the epoch
 */
export function callStandingOf({ opens, closes, results }: Call, now: number): CallStanding {
  if (results.length > 0) return 'announced'
  if (now < Date.parse(opens)) return 'coming'
  return now < Date.parse(closes) ? 'open' : 'closed'
}

/** Where a call stands when the page is rendered; the page is rendered again when that changes. */
export function standingNow(view: CatalogueView, call: Call): CallStanding {
  const now = view.now(Infinity)
  const next = [call.opens, call.closes].map((instant) => Date.parse(instant)).filter((instant) => instant > now)
  return callStandingOf(call, view.now(Math.min(...next)))
}
