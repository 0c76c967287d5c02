import { datesOf, type Occasion, sessionsOf, showingsOf } from '../../catalogue/calendar/occasions.ts'
import type { Activity, Course, Performance } from '../../catalogue/entries.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { activityKinds, admissions, courseKinds, courseTypes, performanceKinds } from '../../catalogue/vocabulary.ts'
import { numberText } from '../calendarEvent.ts'
import { nowAmong, thisYear } from '../clock.ts'
import { dateSummary } from '../dateSummary.ts'
import { movedText } from '../changes.ts'
import { isClosed, shownOf, type Standing, standingOf } from '../standing.ts'
import type { CardText, Tag } from './cardText.ts'

/** A course, with its next session and which of them it is. */
export function courseCard(course: Course, view: CatalogueView): CardText {
  const now = thisYear(view)
  const standing = standingOf(sessionsOf(course), now)
  const isFree = course.kind === 'public-benefit'
  const kind: Tag =
    isFree && !isClosed(standing) ? { word: '公益 · 免费', tone: 'free' } : { word: courseKinds[course.kind] }
  const { next } = standing.state === 'coming' ? standing : {}
  const count = next !== undefined && next.count > 1 ? numberText(next) : undefined
  const { state, ...rest } = cardOf(standing, now, view, count, view.get('venues', course.venue)?.name)
  return { ...rest, tags: [...state.ended, kind, { word: courseTypes[course.type] }, ...state.changed] }
}

/** A performance, with its next showing and how many follow it. */
export function performanceCard(performance: Performance, view: CatalogueView): CardText {
  const now = thisYear(view)
  return admitted(performance, performanceKinds[performance.kind], showingsOf(performance), '场', now, view)
}

/** An activity, with its next date and how many follow it. */
export function activityCard(activity: Activity, view: CatalogueView): CardText {
  const now = nowAmong(view, activity.dates)
  return admitted(activity, activityKinds[activity.kind], datesOf(activity), '次', now, view)
}

/** @param measure the measure word of several */
function admitted(
  { admission }: Pick<Performance, 'admission'>,
  kind: string,
  occasions: readonly Occasion[],
  measure: string,
  now: number,
  view: CatalogueView,
): CardText {
  const standing = standingOf(occasions, now)
  const count = standing.state === 'coming' && standing.others > 0 ? `另有 ${standing.others} ${measure}` : undefined
  const { state, ...rest } = cardOf(standing, now, view, count)
  const access: Tag = { word: admissions[admission], tone: admission === 'free' ? 'free' : undefined }
  return { ...rest, tags: [...(isClosed(standing) ? state.ended : [access]), { word: kind }, ...state.changed] }
}

/**
 * What the cards of all that have dates have in common.
 * @param count how many the shown one is one of
 * @param usual where it is when no occasion says
 */
function cardOf(
  standing: Standing,
  now: number,
  view: CatalogueView,
  count: string | undefined,
  usual?: string,
): Omit<CardText, 'tags'> & { state: { ended: readonly Tag[]; changed: readonly Tag[] } } {
  const { tags, date, note } = dateSummary(standing, 'small', now)
  const shown = shownOf(standing)
  const closed = isClosed(standing)
  return {
    isPast: closed,
    when: { ...(note !== undefined && { before: note }), ...(date && { date }), count },
    lines: [
      (shown && view.venueOf(shown)?.name) ?? usual,
      standing.state === 'coming' ? movedText(standing.next.occasion, now) : undefined,
    ].filter((line) => line !== undefined),
    state: { ended: closed ? tags : [], changed: closed ? [] : tags },
  }
}
