import type { Payload, TypedUser } from 'payload'
import { z } from 'zod'
import { changeTo } from '../../../site/catalogue/calendar/change.ts'
import { nextDateName } from '../../documents/nextDate/nextDateField.ts'
import { labelOf } from './readDrafts.ts'
import { type Dated, calendarLength } from './weeks.ts'

/** Entries of a collection that are looked at, those that come next first. */
const most = 100
/** Of each library the field with its dates, and that of its deadline. */
const occasionsOf = { performances: 'showings', courses: 'sessions', activities: 'dates' } as const
const day = 24 * 60 * 60_000

const occasions = z
  .array(
    z.object({
      start: z.string().nullish(),
      cancelled: z.boolean().nullish(),
      postponed: z.boolean().nullish(),
      movedFrom: z.string().nullish(),
    }),
  )
  .catch([])
const row = z.looseObject({ id: z.string(), title: z.string().nullish(), _status: z.string().nullish() })

/**
 * Reads what is on in the coming weeks, drafts too, and which calls close then: what whoever looks may see.
 * @param now milliseconds since the epoch
 * @returns isMore when some library has more of them than are looked at
 */
export async function readCalendar(
  payload: Payload,
  user: TypedUser,
  now: number,
): Promise<{ dated: Dated[]; isMore: boolean }> {
  const [from, to] = [new Date(now - day).toISOString(), new Date(now + calendarLength).toISOString()]
  const read = async (collection: 'calls' | keyof typeof occasionsOf, path: string, field: string) => {
    const { docs } = await payload.find({
      collection,
      draft: true,
      where: { and: [{ [path]: { greater_than_equal: from } }, { [path]: { less_than_equal: to } }] },
      sort: nextDateName,
      select: { title: true, _status: true, [field]: true },
      depth: 0,
      // one more tells that there are more
      limit: most + 1,
      pagination: false,
      overrideAccess: false,
      user,
    })
    const label = labelOf(payload, collection)
    const entries = docs.slice(0, most).map((doc) => {
      const { id, title, _status, [field]: value } = row.parse(doc)
      const draft = _status === 'draft' ? ' · 草稿' : ''
      return {
        value,
        item: { title: title || '（没有标题）', href: `/admin/collections/${collection}/${id}`, kind: label + draft },
      }
    })
    return { entries, isMore: docs.length > most }
  }
  const [calls, ...dated] = await Promise.all([
    read('calls', 'closes', 'closes'),
    ...(Object.keys(occasionsOf) as (keyof typeof occasionsOf)[]).map((collection) =>
      read(collection, `${occasionsOf[collection]}.start`, occasionsOf[collection]),
    ),
  ])
  const all = [
    ...calls.entries.flatMap(({ value, item }) =>
      typeof value === 'string' ? { ...item, at: value, kind: `${item.kind} · 截止`, change: undefined } : [],
    ),
    ...dated
      .flatMap(({ entries }) => entries)
      .flatMap(({ value, item }) =>
        occasions
          .parse(value)
          .flatMap(({ start, ...row }) => (start ? { ...item, at: start, change: changeTo(row) } : [])),
      ),
  ]
  return { dated: all, isMore: [calls, ...dated].some(({ isMore }) => isMore) }
}
