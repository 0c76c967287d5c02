import type { Payload, TypedUser } from 'payload'
import { z } from 'zod'
import { labelOf } from './readDrafts.ts'
import { type Dated, calendarLength } from './weeks.ts'

/** Entries of a collection that are looked at. */
const most = 100
/** Of each library the field with its dates, and that of its deadline. */
const occasionsOf = { performances: 'showings', courses: 'sessions', activities: 'dates' } as const
const day = 24 * 60 * 60_000

const occasions = z
  .array(z.object({ start: z.string().nullish(), cancelled: z.boolean().nullish(), postponed: z.boolean().nullish() }))
  .catch([])
const row = z.looseObject({ id: z.string(), title: z.string().nullish(), _status: z.string().nullish() })

/**
 * Reads what is on in the coming weeks, drafts too, and which calls close then: what whoever looks may see.
 * @param now milliseconds since the epoch
 */
export async function readCalendar(payload: Payload, user: TypedUser, now: number): Promise<Dated[]> {
  const [from, to] = [new Date(now - day).toISOString(), new Date(now + calendarLength).toISOString()]
  const read = async (collection: 'calls' | keyof typeof occasionsOf, path: string, field: string) => {
    const { docs } = await payload.find({
      collection,
      draft: true,
      where: { and: [{ [path]: { greater_than_equal: from } }, { [path]: { less_than_equal: to } }] },
      select: { title: true, _status: true, [field]: true },
      depth: 0,
      limit: most,
      pagination: false,
      overrideAccess: false,
      user,
    })
    const label = labelOf(payload, collection)
    return docs.map((doc) => {
      const { id, title, _status, [field]: value } = row.parse(doc)
      const draft = _status === 'draft' ? ' · 草稿' : ''
      return {
        value,
        item: { title: title || '（没有标题）', href: `/admin/collections/${collection}/${id}`, kind: label + draft },
      }
    })
  }
  const [calls, ...dated] = await Promise.all([
    read('calls', 'closes', 'closes'),
    ...(Object.keys(occasionsOf) as (keyof typeof occasionsOf)[]).map((collection) =>
      read(collection, `${occasionsOf[collection]}.start`, occasionsOf[collection]),
    ),
  ])
  return [
    ...calls.flatMap(({ value, item }) =>
      typeof value === 'string' ? { ...item, at: value, kind: `${item.kind} · 截止`, isCancelled: false } : [],
    ),
    ...dated.flat().flatMap(({ value, item }) =>
      occasions.parse(value).flatMap(({ start, cancelled, postponed }) =>
        start
          ? {
              ...item,
              kind: postponed && !cancelled ? `${item.kind} · 延期` : item.kind,
              at: start,
              isCancelled: cancelled === true,
            }
          : [],
      ),
    ),
  ]
}
