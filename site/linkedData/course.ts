import { sessionsOf } from '../catalogue/calendar/occasions.ts'
import type { Course } from '../catalogue/entries.ts'
import { costOf, priceOf, yuanText } from '../catalogue/prices.ts'
import { courseTypes } from '../catalogue/vocabulary.ts'
import { machineTime } from '../text/dates.ts'
import type { LinkedNode } from './node.ts'
import { type Around, commonOf, listed, peopleOf, placeOf, unitOf } from './parts.ts'

const minuteMs = 60_000

/** A course, and the run of its lessons. @param image absolute address of its picture */
export function courseOf(course: Course, image: string, around: Around): LinkedNode {
  const { view, siteUrl } = around
  const { description = course.title, ...common } = commonOf('courses', course, image, siteUrl)
  const provider = unitOf(course.unit, around)
  const price = priceOf(course, view.site)
  const fen = course.kind === 'public-benefit' ? 0 : price && costOf(price, course.sessions.length)
  return {
    '@type': 'Course',
    name: course.title,
    ...common,
    description,
    provider,
    about: course.subject ?? courseTypes[course.type],
    inLanguage: 'zh-CN',
    isAccessibleForFree: course.kind === 'public-benefit',
    offers:
      fen === undefined
        ? undefined
        : {
            '@type': 'Offer',
            category: course.kind === 'public-benefit' ? 'Free' : 'Partially Free',
            price: yuanText(fen),
            priceCurrency: 'CNY',
            url: common.url,
          },
    hasCourseInstance: instanceOf(course, around),
  }
}

function instanceOf(course: Course, around: Around): LinkedNode | undefined {
  const sessions = sessionsOf(course).map(({ occasion }) => occasion)
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const minutes = sessions.reduce((sum, { start, end }) => {
    return sum + (end === undefined ? 0 : (Date.parse(end) - Date.parse(start)) / minuteMs)
  }, 0)
  const venue = around.view.get('venues', course.venue ?? first.venue)
  return {
    '@type': 'CourseInstance',
    name: course.title,
    courseMode: 'Onsite',
    startDate: machineTime(first.start),
    endDate: last.end === undefined ? machineTime(last.start) : machineTime(last.end),
    courseWorkload: `PT${Math.max(Math.round(minutes), 1)}M`,
    location: venue && placeOf(venue, around.siteUrl),
    instructor: listed([
      ...peopleOf({ talents: course.teachers }, around),
      ...(course.teacher === undefined ? [] : [{ '@type': 'Person', name: course.teacher }]),
    ]),
  }
}
