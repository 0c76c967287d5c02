import type { Call } from '../catalogue/entries.ts'
import type { CatalogueView } from '../catalogue/view.ts'

/** Where a call stands in time. */
export type CallStanding = 'coming' | 'open' | 'closed' | 'announced'

/** What the tag of a call says. */
export function standingText(standing: CallStanding, { kind }: Pick<Call, 'kind'>): string {
  const words = {
    coming: '即将开始',
    open: kind === 'works' ? '正在征集' : '正在报名',
    closed: '已截止',
    announced: '结果已公布',
  }
  return words[standing]
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
