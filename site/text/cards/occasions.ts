import { datesOf, sessionsOf, showingsOf } from '../../catalogue/calendar/occasions.ts'
import type { Activity, Course, Performance } from '../../catalogue/entries.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { activityKinds, admissions, courseKinds, courseTypes, performanceKinds } from '../../catalogue/vocabulary.ts'
import { nowAmong, thisYear } from '../clock.ts'
import { machineTime, momentText } from '../dates.ts'
import { changeTag, movedText } from '../changes.ts'
import { type Standing, standingOf } from '../standing.ts'
import type { CardText, Dated, Tag } from './cardText.ts'

/** A course, with its next session and which of them it is. */
export function courseCard(course: Course, view: CatalogueView): CardText {
  const now = thisYear(view)
  const standing = standingOf(sessionsOf(course), now)
  const venue = standing.state === 'coming' ? view.venueOf(standing.next) : view.get('venues', course.venue)
  const kind: Tag =
    course.kind === 'public-benefit' ? { word: '公益 · 免费', tone: 'free' } : { word: courseKinds[course.kind] }
  return {
    isPast: endedTag(standing) !== undefined,
    tags: [...calledOffTags(standing), kind, { word: courseTypes[course.type] }, ...movedTags(standing)],
    when: whenOfCourse(standing, now),
    lines: [venue?.name, ...movedLines(standing, now)],
  }
}

function whenOfCourse(standing: Standing, now: number): CardText['when'] {
  switch (standing.state) {
    case 'coming': {
      const { occasion, number, count } = standing.next
      return { date: datedOf(occasion.start, now), count: count > 1 ? `第 ${number}/${count} 课` : undefined }
    }
    case 'past':
      return { before: '已结课 · ', date: datedOf(standing.last.occasion.start, now) }
    case 'undated':
      return { before: '上课时间待定' }
    case 'cancelled':
      return { date: datedOf(standing.next.occasion.start, now) }
  }
}

/** A performance, with its next showing and how many follow it. */
export function performanceCard(performance: Performance, view: CatalogueView): CardText {
  const now = thisYear(view)
  const standing = standingOf(showingsOf(performance), now)
  return {
    isPast: endedTag(standing) !== undefined,
    tags: [
      endedTag(standing) ?? admissionTag(performance),
      { word: performanceKinds[performance.kind] },
      ...movedTags(standing),
    ],
    ...whenAndWhere(standing, now, view, { undated: '演出时间待定', measure: '场' }),
  }
}

/** An activity, with its next date and how many follow it. */
export function activityCard(activity: Activity, view: CatalogueView): CardText {
  const now = nowAmong(view, activity.dates)
  const standing = standingOf(datesOf(activity), now)
  return {
    isPast: endedTag(standing) !== undefined,
    tags: [
      endedTag(standing) ?? admissionTag(activity),
      { word: activityKinds[activity.kind] },
      ...movedTags(standing),
    ],
    ...whenAndWhere(standing, now, view, { undated: '时间待定', measure: '次' }),
  }
}

/** @param words what is said when there is no date, and the measure word of several */
function whenAndWhere(
  standing: Standing,
  now: number,
  view: CatalogueView,
  words: { undated: string; measure: string },
): Pick<CardText, 'when' | 'lines'> {
  if (standing.state === 'undated') return { when: { before: words.undated }, lines: [] }
  const { occasion } = standing.state === 'past' ? standing.last : standing.next
  const date = datedOf(occasion.start, now)
  if (standing.state !== 'coming') return { when: { date }, lines: [] }
  const { next, others } = standing
  const count = others > 0 ? `另有 ${others} ${words.measure}` : undefined
  return { when: { date, count }, lines: [view.venueOf(next)?.name, ...movedLines(standing, now)] }
}

function calledOffTags(standing: Standing): Tag[] {
  return standing.state === 'cancelled' ? [{ word: '已取消', tone: 'off' }] : []
}

/** The word of a next occasion that is at another time than was announced. */
function movedTags(standing: Standing): Tag[] {
  const tag = standing.state === 'coming' ? changeTag(standing.next.occasion) : undefined
  return tag === undefined ? [] : [tag]
}

function movedLines(standing: Standing, now: number): string[] {
  const line = standing.state === 'coming' ? movedText(standing.next.occasion, now) : undefined
  return line === undefined ? [] : [line]
}

function endedTag({ state }: Standing): Tag | undefined {
  if (state === 'past') return { word: '已结束' }
  return state === 'cancelled' ? { word: '已取消', tone: 'off' } : undefined
}

function admissionTag({ admission }: Pick<Performance, 'admission'>): Tag {
  return { word: admissions[admission], tone: admission === 'free' ? 'free' : undefined }
}

function datedOf(instant: string, now: number): Dated {
  return { machine: machineTime(instant), text: momentText(instant, now) }
}
