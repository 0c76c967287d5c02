import {
  activityKinds,
  admissions,
  artForms,
  courseKinds,
  courseTypesOf,
  performanceKinds,
  valuesOf,
} from '../../../site/catalogue/vocabulary.ts'
import { surname } from '../text/names.ts'
import { sentence, subject, titleOf } from '../words.ts'
import { day, type Documents, hour, type Maker } from './maker.ts'

/** What people attend: classes, shows, activities. */
export function occasions(maker: Maker): Pick<Documents, 'courses' | 'performances' | 'activities'> {
  const { ids } = maker
  return {
    courses: ids.courses.map((id, index) => course(maker, id, index)),
    performances: ids.performances.map((id, index) => performance(maker, id, index)),
    activities: ids.activities.map((id, index) => activity(maker, id, index)),
  }
}

function course(maker: Maker, id: string, index: number): Documents['courses'][number] {
  const { random, ids, maybe, instant, rowId } = maker
  const kind = random.pick(valuesOf(courseKinds))
  const first = maker.start()
  return {
    id,
    ...maker.page('courses', index),
    title: titleOf(random, '课堂'),
    kind,
    type: random.pick(courseTypesOf[kind]),
    subject: maybe(0.6, () => subject(random)),
    audiences: maker.audiences(),
    teachers: random.chance(0.3) ? random.some(ids.talents, 1, 2) : [],
    teacher: maybe(0.6, () => `${surname(random)}老师`),
    venue: maybe(0.95, () => random.pick(ids.venues)),
    unit: maybe(0.9, () => random.pick(ids.units)),
    // one lesson, or a course of lessons a week apart
    sessions: Array.from({ length: kind === 'public-benefit' ? 1 : random.between(2, 15) }, (_, lesson) => ({
      id: rowId(),
      start: instant(first + lesson * 7 * day),
      end: instant(first + lesson * 7 * day + 2 * hour),
      venue: maybe(0.1, () => random.pick(ids.venues)),
      topic: maybe(0.7, () => sentence(random).slice(0, 12)),
      teacher: null,
      seats: maybe(0.8, () => random.between(10, 60)),
    })),
  }
}

function performance(maker: Maker, id: string, index: number): Documents['performances'][number] {
  const { random, ids, maybe, rowId } = maker
  return {
    id,
    ...maker.page('performances', index),
    title: titleOf(random, '演出'),
    kind: random.pick(valuesOf(performanceKinds)),
    unit: maybe(0.9, () => random.pick(ids.units)),
    ...entrance(maker),
    recording: maybe(0.1, () => random.pick(ids.recordings)),
    showings: dates(maker),
    programme: Array.from({ length: random.between(0, 10) }, () => ({
      id: rowId(),
      title: titleOf(random, '节目'),
      form: random.pick(valuesOf(artForms)),
      work: maybe(0.5, () => random.pick(ids.works)),
      performers: random.some(ids.talents, 0, 3),
      teams: random.chance(0.2) ? [random.pick(ids.teams)] : [],
      performersText: maybe(0.3, () => '职工合唱团'),
    })),
  }
}

function activity(maker: Maker, id: string, index: number): Documents['activities'][number] {
  const { random, ids, maybe } = maker
  return {
    id,
    ...maker.page('activities', index),
    title: titleOf(random, '活动'),
    kind: random.pick(valuesOf(activityKinds)),
    unit: maybe(0.9, () => random.pick(ids.units)),
    ...entrance(maker),
    dates: dates(maker).map((date) => ({ ...date, seats: maybe(0.7, () => random.between(10, 60)) })),
    talents: random.some(ids.talents, 0, 2),
    teams: random.chance(0.2) ? [random.pick(ids.teams)] : [],
    works: random.chance(0.3) ? random.some(ids.works, 1, 4) : [],
    pictures: random.some(ids.media, 0, 3),
  }
}

/** Whom it is for, how to get in, where to watch. */
function entrance(maker: Maker) {
  const { random, maybe } = maker
  return {
    audiences: maker.audiences(),
    admission: random.pick(valuesOf(admissions)),
    admissionNote: maybe(0.3, () => '凭工会会员卡领票'),
    replayUrl: maybe(0.1, () => 'https://video.example/replay'),
  }
}

/** One to three days in a row. */
function dates({ random, ids, maybe, instant, start, rowId }: Maker) {
  const first = start()
  return Array.from({ length: random.between(1, 3) }, (_, index) => ({
    id: rowId(),
    start: instant(first + index * day),
    end: maybe(0.8, () => instant(first + index * day + 2 * hour)),
    venue: maybe(0.9, () => random.pick(ids.venues)),
    note: null,
    cancelled: random.chance(0.03),
  }))
}
