import type { Payload, TypedUser, Where } from 'payload'
import { z } from 'zod'
import { type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { entries } from '../../rights/tables.ts'
import { may } from '../../rights/verdict.ts'
import { readNewsroomSettings } from '../review/settings.ts'
import { textOf } from '../review/textOf.ts'
import { titleOf } from '../../documents/titleOf.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { type Conditions, type Item, listHref, type Pile, shownItems } from './desk.ts'
import { type Draft, type DraftList, listOf, type Viewer } from './rules.ts'

/** Drafts of a collection that are looked at, the newest first. */
const most = 50

const row = z.looseObject({ id: z.string(), updatedAt: z.string(), stage: z.string().nullish() })

interface Found {
  collection: PageCollection
  list: DraftList
  updatedAt: string
  item: Item
}

interface Read {
  found: Found[]
  /** Of which drafts there may be more than were looked at. */
  full: ('sent' | 'unsent')[]
}

const piles: Record<DraftList, Pick<Pile, 'title' | 'advice'> & { filter: Conditions }> = {
  toReview: {
    title: '待我审',
    advice: '打开条目，看过后点“通过”或“退回”。',
    filter: { stage: ['in', ['in-review', 'mended']] },
  },
  toConsent: {
    title: '等我同意修改',
    advice: '审稿人改了几处。看过后点“同意修改”；不同意就撤回再改。',
    filter: { stage: ['equals', 'mended'] },
  },
  returned: { title: '退回给我', advice: '按意见改好，再提交审稿。', filter: { stage: ['equals', 'returned'] } },
  approved: {
    title: '已通过，等发布',
    advice: '打开条目点“发布”，或定一个时间上线。',
    filter: { stage: ['equals', 'approved'] },
  },
  submitted: { title: '已提交，等人审', filter: { stage: ['in', ['in-review', 'mended']] } },
  drafts: { title: '我的草稿', filter: { _status: ['equals', 'draft'] } },
}

/**
 * Reads what is on its way to the public and concerns whoever looks, as that person may see it.
 * @param planned entries with a waiting schedule, as `<collection>/<id>`: nobody has to publish them
 */
export async function readDrafts(payload: Payload, user: TypedUser, planned: ReadonlySet<string>): Promise<Pile[]> {
  const { separateReview } = await readNewsroomSettings({ payload })
  const viewer = {
    id: String(user.id),
    mayPublish: may(entries.rows.publish, user),
    isOfUnit: user.role === 'unit-editor',
    isSeparate: separateReview,
  }
  const read = await Promise.all(pageCollections.map((collection) => draftsOf(payload, user, viewer, collection)))
  const found = read.flatMap((one) => one.found)
  return (Object.keys(piles) as DraftList[]).map((name) => {
    const { title, advice, filter } = piles[name]
    const own = found
      .filter(({ list, item }) => list === name && (list !== 'approved' || !planned.has(documentOf(item))))
      .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    const links = pageCollections
      .filter((collection) => countOf(own, collection) > 0)
      .map((collection) => ({
        label: `${labelOf(payload, collection)} ${countOf(own, collection)}`,
        href: listHref(collection, filter),
      }))
    const items = own.slice(0, shownItems).map(({ item }) => item)
    const isMore = own.length > 0 && read.some(({ full }) => full.includes(name === 'drafts' ? 'unsent' : 'sent'))
    return { name, title, ...(advice !== undefined && { advice }), total: own.length, isMore, items, links }
  })
}

async function draftsOf(payload: Payload, user: TypedUser, viewer: Viewer, collection: PageCollection): Promise<Read> {
  const { config } = payload.collections[collection]
  const read = async (where: Where) => {
    const { docs } = await payload.find({
      collection,
      draft: true,
      where,
      sort: '-updatedAt',
      select: { [config.admin.useAsTitle ?? 'id']: true, updatedAt: true, stage: true },
      depth: 0,
      limit: most,
      pagination: false,
      overrideAccess: false,
      user,
    })
    return docs.map((doc) => row.parse(doc))
  }
  const isUnsent: Where = { or: [{ stage: { equals: 'draft' } }, { stage: { exists: false } }] }
  const [sent, unsent] = await Promise.all([
    read({ stage: { in: ['in-review', 'mended', 'returned', 'approved'] } }),
    read({ and: [{ _status: { equals: 'draft' } }, isUnsent] }),
  ])
  const docs = [...sent, ...unsent]
  const full: Read['full'] = []
  if (sent.length >= most) full.push('sent')
  if (unsent.length >= most) full.push('unsent')
  if (docs.length === 0) return { found: [], full }
  const hands = await readHands(
    payload,
    collection,
    docs.map(({ id }) => id),
  )
  const found = docs.flatMap((doc): Found[] => {
    const list = listOf({ stage: doc.stage, ...(hands.get(doc.id) ?? { writers: [], menders: [] }) }, viewer)
    if (list === undefined) return []
    const item = {
      title: titleOf(config, doc) ?? '（没有标题）',
      href: `/admin/collections/${collection}/${doc.id}`,
      detail: `${labelOf(payload, collection)} · ${writtenMoment(doc.updatedAt).slice(5)}`,
    }
    return [{ collection, list, updatedAt: doc.updatedAt, item }]
  })
  return { found, full }
}

/** Who wrote and who mended is in no answer of the API; only entries that may be read are asked about. */
async function readHands(
  payload: Payload,
  collection: PageCollection,
  of: string[],
): Promise<Map<string, Pick<Draft, 'writers' | 'menders'>>> {
  const { docs } = await payload.db.queryDrafts<{ id: string; writers?: unknown; menders?: unknown }>({
    collection,
    where: { parent: { in: of } },
    select: { parent: true, version: { writers: true, menders: true } },
    limit: of.length,
    pagination: false,
  })
  return new Map(
    docs.map(({ id, writers, menders }) => {
      const text = textOf({ writers, menders })
      return [id, { writers: text.writers, menders: text.menders }]
    }),
  )
}

function countOf(found: readonly Found[], collection: PageCollection): number {
  return found.filter((one) => one.collection === collection).length
}

function documentOf({ href }: Item): string {
  return href.slice('/admin/collections/'.length)
}

/** What an entry of a collection is called. */
export function labelOf(payload: Payload, collection: PageCollection): string {
  return String(payload.collections[collection].config.labels.singular)
}
