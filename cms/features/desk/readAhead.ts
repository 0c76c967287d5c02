import type { Payload, TypedUser } from 'payload'
import { z } from 'zod'
import { expiringCollections } from '../schedule/expiring.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { listHref, type Pile, shownItems } from './desk.ts'
import { labelOf } from './readDrafts.ts'
import { awayText, expiresWithin, pictureProblem, soonest, upcomingWithin } from './rules.ts'

/** Most entries without a poster that are named one by one. */
const mostNamed = 3
/** Upcoming entries of a collection that are looked at. */
const mostUpcoming = 100

/** Collections whose entries one can attend, with the field that holds their dates. */
const dated = { performances: 'showings', activities: 'dates', courses: 'sessions' } as const
type Dated = keyof typeof dated

const occasion = z.object({
  start: z.string().nullish(),
  cancelled: z.boolean().nullish(),
  postponed: z.boolean().nullish(),
})
const upcomingRow = z.looseObject({ id: z.string(), title: z.string().nullish(), picture: z.string().nullish() })

/** Reads the published announcements that leave the site soon. @param now milliseconds since the epoch */
export async function readExpiring(payload: Payload, user: TypedUser, now: number): Promise<Pile> {
  const until = new Date(now + expiresWithin).toISOString()
  const found = await Promise.all(
    expiringCollections.map(async (collection) => {
      const { docs, totalDocs } = await payload.find({
        collection,
        where: {
          and: [
            { expires: { greater_than: new Date(now).toISOString() } },
            { expires: { less_than_equal: until } },
            { _status: { equals: 'published' } },
          ],
        },
        sort: 'expires',
        select: { title: true, expires: true },
        depth: 0,
        limit: shownItems,
        overrideAccess: false,
        user,
      })
      return { collection, docs, totalDocs }
    }),
  )
  const items = found.flatMap(({ collection, docs }) =>
    docs.map(({ id, title, expires }) => ({
      at: expires ?? '',
      item: {
        title,
        href: `/admin/collections/${collection}/${id}`,
        detail: `${labelOf(payload, collection)} · ${writtenMoment(expires ?? '')} 下线（${awayText(expires ?? '', now)}）`,
      },
    })),
  )
  return {
    name: 'expiring',
    title: '即将到期下线',
    advice: '还要留着的，改“下线时间”后再发布。',
    total: found.reduce((sum, { totalDocs }) => sum + totalDocs, 0),
    items: items
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .slice(0, shownItems)
      .map(({ item }) => item),
    links: found
      .filter(({ totalDocs }) => totalDocs > 0)
      .map(({ collection, totalDocs }) => ({
        label: `${labelOf(payload, collection)} ${totalDocs}`,
        href: listHref(collection, { expires: ['less_than_equal', until] }, 'expires'),
      })),
  }
}

/** Reads what takes place soon and has no poster, or one that nobody can hear. @param now milliseconds since the epoch */
export async function readWithoutPoster(payload: Payload, user: TypedUser, now: number): Promise<Pile> {
  const collections = Object.keys(dated) as Dated[]
  const upcoming = (
    await Promise.all(collections.map((collection) => upcomingOf(payload, user, collection, now)))
  ).flat()
  const pictures = [...new Set(upcoming.flatMap(({ picture }) => picture ?? []))]
  // of what may be read, whether its picture can be heard; the picture may belong to another unit
  const { docs } =
    pictures.length === 0
      ? { docs: [] }
      : await payload.db.find<{ id: string; alt?: string }>({
          collection: 'media',
          where: { id: { in: pictures } },
          select: { alt: true },
          limit: pictures.length,
          pagination: false,
        })
  const alts = new Map(docs.map(({ id, alt }) => [id, alt]))
  const lacking = upcoming
    .flatMap((entry) => {
      const problem = pictureProblem(entry.picture, alts)
      return problem === undefined ? [] : { ...entry, problem }
    })
    .sort((a, b) => (a.start < b.start ? -1 : 1))
  const countOf = (collection: Dated): number => lacking.filter((entry) => entry.collection === collection).length
  return {
    name: 'posters',
    title: '近期还没有海报的',
    advice: '三十天内的演出、活动和课程。没有海报时公众看到的是剪纸封面。',
    total: lacking.length,
    // many at once are one line with the way to them: none of them is urgent
    items: (lacking.length > mostNamed ? [] : lacking).map(({ collection, id, title, start, problem }) => ({
      title: title || '（没有标题）',
      href: `/admin/collections/${collection}/${id}`,
      detail: `${labelOf(payload, collection)} · ${writtenMoment(start)}（${awayText(start, now)}）`,
      problem,
    })),
    links: collections
      .filter((collection) => countOf(collection) > 0)
      .map((collection) => ({
        label: `${labelOf(payload, collection)} ${countOf(collection)}`,
        href: listHref(collection, { _status: ['equals', 'published'] }),
      })),
  }
}

async function upcomingOf(payload: Payload, user: TypedUser, collection: Dated, now: number) {
  const field = dated[collection]
  const { docs } = await payload.find({
    collection,
    where: {
      and: [
        { _status: { equals: 'published' } },
        { [`${field}.start`]: { greater_than_equal: new Date(now).toISOString() } },
        { [`${field}.start`]: { less_than_equal: new Date(now + upcomingWithin).toISOString() } },
      ],
    },
    select: { title: true, picture: true, [field]: { start: true, cancelled: true, postponed: true } },
    depth: 0,
    limit: mostUpcoming,
    pagination: false,
    overrideAccess: false,
    user,
  })
  return docs.flatMap((doc) => {
    const { id, title, picture, [field]: dates } = upcomingRow.parse(doc)
    const start = soonest(z.array(occasion).catch([]).parse(dates), now)
    return start === undefined ? [] : { collection, id, title, picture, start }
  })
}
