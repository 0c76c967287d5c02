import { z } from 'zod'
import { type DatedLibrary, datedLibraries } from '../catalogue/calendar/dated.ts'
import { endOf, type Event, type Occasion, occasionsOf, takesPlace } from '../catalogue/calendar/occasions.ts'
import type { Entries } from '../catalogue/entries.ts'
import { entryPath } from '../catalogue/urls.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { activityKinds, courseKinds, courseTypes, performanceKinds } from '../catalogue/vocabulary.ts'
import { coverKind } from '../cover/coverKind.ts'
import { accessOf } from '../text/access.ts'
import { dateSummary } from '../text/dateSummary.ts'
import { localDate, momentText, untilText } from '../text/dates.ts'
import { isClosed, type Standing, standingOf } from '../text/standing.ts'
import { eventStanding } from '../text/eventStanding.ts'
import { hasSignUpEnded } from '../text/takePart.ts'

const text = z.string()

/** Everything that a poster says; it is drawn of this and of nothing else. */
export const posterFacts = z.strictObject({
  /** What its cover is cut by. */
  id: text,
  collection: z.enum(datedLibraries),
  coverKind: text,
  /** What it is: 文艺演出. */
  kind: text,
  title: text,
  /** The day that it is about; undefined while nobody knows. */
  day: z
    .strictObject({ year: z.int(), month: z.int(), day: z.int(), weekday: text, /** 19:30–21:00 */ time: text })
    .optional(),
  /** What became of it: 改期, 已取消. */
  changes: z.array(text),
  /** Whether there is nothing to come to: called off, put off, over. */
  isClosed: z.boolean(),
  /** What else there is to say of its date: 原定 11月22日 周日 19:30. */
  note: text.optional(),
  /** Its other dates: 还有 11月29日 周日 19:30；of many, how many they are: 后面还有 14 课. */
  more: text.optional(),
  venue: z.strictObject({ name: text, address: text }).optional(),
  access: z
    .strictObject({
      word: text,
      isFree: z.boolean(),
      /** 入场说明: 演出前 30 分钟凭会员卡领票 */ note: text.optional(),
    })
    .optional(),
  /** Whether one signs up on its page, and still can. */
  hasSignUp: z.boolean(),
  /** The unit that holds it, where that is another one than answers for the site. */
  unit: text.optional(),
  /** The line that it belongs to, with its edition: 工体杯 第三届. */
  brand: text.optional(),
  organisation: text,
  siteName: text,
  /** Whether it is invented, as demonstration content (演示数据) is. */
  isSample: z.boolean(),
  theme: text.optional(),
  /** Its own picture: the name of a file in the folder of media, and what a cut must keep, in percent. */
  picture: z
    .strictObject({ file: text, focus: z.strictObject({ x: z.number(), y: z.number() }).optional() })
    .optional(),
  /** Address of its page, for the code to be scanned. */
  address: text,
})
export type PosterFacts = z.infer<typeof posterFacts>

/** Other dates that a poster names; where there are more, it says how many. */
const mostNamed = 3

const kinds = { ...courseKinds, ...performanceKinds, ...activityKinds }
const lessons = { courses: '课', performances: '场', activities: '场' } as const

/**
 * Whether something is still ahead, so that its pictures are published: what is over, or has no date, has none.
 * @param now milliseconds since the epoch
 */
export function isAhead(entry: Event, now: number): boolean {
  const { state } = standingOf(occasionsOf(entry), now)
  return state === 'coming' || state === 'postponed' || state === 'cancelled'
}

/**
 * What the poster of something says.
 * @param view notes what was read, and the instant at which it says something else
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function posterFactsOf<C extends DatedLibrary>(
  collection: C,
  entry: Entries[C],
  view: CatalogueView,
  siteUrl: string,
): PosterFacts {
  const { now, occasions, standing, shown, venue } = eventStanding(entry, view)
  const { site } = view
  const { date, tags, note } = dateSummary(standing, standing.state === 'cancelled' ? 'large' : 'medium', now)
  const unit = view.get('units', entry.unit)?.name
  const media = view.get('media', entry.picture)
  return {
    id: entry.id,
    collection,
    coverKind: coverKind(collection, entry),
    kind: 'type' in entry ? `${courseTypes[entry.type]}课堂` : kinds[entry.kind],
    title: entry.title,
    ...(date && shown && { day: dayOf(shown.occasion, now) }),
    changes: tags.map(({ word }) => word),
    isClosed: isClosed(standing),
    ...(note !== undefined && { note }),
    ...moreOf(collection, standing, occasions, venue?.id, view, now),
    ...(venue && { venue: { name: venue.name, address: venue.address } }),
    ...(shown && {
      access: {
        ...accessOf(shown, site),
        ...(entry.admissionNote !== undefined && { note: entry.admissionNote }),
      },
    }),
    hasSignUp: hasSignUp(entry, standing, view),
    ...(unit !== undefined && unit !== site.organisation && { unit }),
    ...brandOf(entry, view),
    organisation: site.organisation,
    siteName: site.name,
    isSample: entry.sample,
    ...(site.theme !== undefined && { theme: site.theme }),
    ...(media && { picture: { file: fileOf(media.src), ...(media.focus && { focus: media.focus }) } }),
    address: siteUrl + encodeURI(entryPath(collection, entry.slug)),
  }
}

/** The name of a picture's file is the end of its address, published or not. */
function fileOf(src: string): string {
  return decodeURIComponent(src.slice(src.lastIndexOf('/') + 1))
}

function dayOf({ start, end }: { start: string; end?: string | undefined }, now: number): PosterFacts['day'] {
  const { year, month, day, weekday, time } = localDate(start)
  return { year, month, day, weekday, time: end === undefined ? time : `${time}–${untilText(start, end, now)}` }
}

/** The dates behind the next one; a place is named where it is another one than that of the poster. */
function moreOf(
  collection: DatedLibrary,
  standing: Standing,
  occasions: readonly Occasion[],
  venue: string | undefined,
  view: CatalogueView,
  now: number,
): { more?: string } {
  if (standing.state !== 'coming' || standing.others === 0) return {}
  if (standing.others > mostNamed) return { more: `后面还有 ${standing.others} ${lessons[collection]}` }
  const others = occasions.filter((one) => one !== standing.next && takesPlace(one) && endOf(one.occasion) > now)
  const dates = others.map((one) => {
    const place = view.venueOf(one)
    const full = one.occasion.full ? '（已满）' : ''
    return (
      [momentText(one.occasion.start, now), place?.id === venue ? '' : place?.name].filter(Boolean).join(' ') + full
    )
  })
  return { more: `还有 ${dates.join('、')}` }
}

/** Whether one signs up for it on the net, or by a code that its page shows, and there are places left. */
function hasSignUp(entry: Event, standing: Standing, view: CatalogueView): boolean {
  if (entry.signUpUrl === undefined && entry.signUpPicture === undefined) return false
  return standing.state === 'coming' && !standing.next.occasion.full && !hasSignUpEnded(entry, view)
}

/** The first brand that it belongs to, in the order of brands. */
function brandOf(entry: { id: string }, view: CatalogueView): { brand?: string } {
  const [brand] = view.referring('brands', entry)
  if (brand === undefined) return {}
  const edition = brand.editions.find(({ calls, activities, performances }) =>
    [...calls, ...activities, ...performances].includes(entry.id),
  )
  return { brand: [brand.name, edition?.name].filter(Boolean).join(' ') }
}
