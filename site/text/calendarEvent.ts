import { occasionUid } from '../catalogue/calendar/calendars.ts'
import { endOf, isFree, type Occasion } from '../catalogue/calendar/occasions.ts'
import type { Venue } from '../catalogue/entries.ts'
import { markedTitleOf } from '../catalogue/titleOf.ts'
import { entryPath } from '../catalogue/urls.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import {
  activityKinds,
  admissions,
  courseKinds,
  courseTypes,
  participations,
  performanceKinds,
} from '../catalogue/vocabulary.ts'
import { changeTags, movedText } from './changes.ts'
import { trialText } from './trial.ts'

/** What a calendar says of one occasion. */
export interface CalendarEvent {
  uid: string
  /**
   * When anything of this was written last, in milliseconds since the epoch: the entry or its venue, also one that is off
   * the site. What is stored says it, so it is the same whoever makes the file, and later after every edit; where what is
   * stored goes back, it does not.
   */
  modified: number
  /** Milliseconds since the epoch. */
  start: number
  end: number
  /** Of what was put off nobody knows until when. */
  status: 'confirmed' | 'tentative' | 'cancelled'
  summary: string
  description: string
  venue: Pick<Venue, 'name' | 'address' | 'latitude' | 'longitude'> | undefined
  url: string
}

/** What an occasion is counted by. */
const measures = { courses: '课', performances: '场', activities: '次' } as const

/** Which of how many an occasion is, in one line where words are wrapped: 第 1/2 场. */
export function numberText({ of, number, count }: Pick<Occasion, 'of' | 'number' | 'count'>): string {
  return `第\u00a0${number}/${count}\u00a0${measures[of]}`
}

/**
 * What a calendar says of an occasion. What became of it stands in words before the title: phones show the status of an
 * event in many ways, and some in none.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function calendarEvent(item: Occasion, view: CatalogueView, siteUrl: string): CalendarEvent {
  const { of, entry, occasion, number, count } = item
  const venue = view.venueOf(item)
  const url = siteUrl + encodeURI(entryPath(of, entry.slug))
  const changes = changeTags({ ...occasion, isMoved: occasion.movedFrom !== undefined })
  const title = markedTitleOf(entry)
  const place = count > 1 ? `${title}（第 ${number}/${count} ${measures[of]}）` : title
  return {
    uid: occasionUid(item),
    modified: view.toldAt(item),
    start: Date.parse(occasion.start),
    end: endOf(occasion),
    status: occasion.cancelled ? 'cancelled' : occasion.postponed ? 'tentative' : 'confirmed',
    summary: changes.length === 0 ? place : `${changes.map(({ word }) => word).join('、')}：${place}`,
    description: linesOf(item, venue, url).join('\n'),
    venue,
    url,
  }
}

function linesOf(item: Occasion, venue: Venue | undefined, url: string): string[] {
  const { entry, occasion } = item
  const { signUpUrl, admissionNote, participation, phone, bring } = entry
  const lines = [
    occasion.cancelled ? '已取消，请不要前往。' : undefined,
    // the year is always named: the line is read at any time
    withStop(movedText(occasion, 0)),
    ...factsOf(item),
    participation && `参加：${participations[participation]}`,
    admissionNote,
    bring && `带上：${bring}`,
    venue?.entrance && `入口：${venue.entrance}`,
    phone && `电话：${phone}`,
    signUpUrl && `报名：${signUpUrl}`,
    occasion.end === undefined ? '结束时间没有公布，这里按两小时算。' : undefined,
    `如有变动，以网页为准：${url}`,
  ]
  return lines.filter((line) => line !== undefined)
}

function withStop(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${text}。`
}

function factsOf(item: Occasion): (string | undefined)[] {
  if (item.of !== 'courses') {
    const { of, entry, occasion } = item
    const kind = of === 'performances' ? performanceKinds[entry.kind] : activityKinds[entry.kind]
    return [`${kind} · ${admissions[entry.admission]}`, occasion.note]
  }
  const { entry, occasion, number } = item
  const cost = isFree(item) ? (item.isTrial && entry.kind !== 'public-benefit' ? trialText(number) : '免费') : undefined
  const words = [courseKinds[entry.kind], courseTypes[entry.type], cost].filter((word) => word !== undefined)
  const teacher = occasion.teacher ?? entry.teacher
  return [words.join(' · '), occasion.topic && `本课内容：${occasion.topic}`, teacher && `老师：${teacher}`]
}
