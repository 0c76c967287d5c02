import type { Payload } from 'payload'
import { z } from 'zod'
import { idsOf } from '../../../database/documentIds.ts'
import type { Host } from './rules/contract.ts'
import { published } from './services.ts'

/** What stands for whatever is not there any more, or not public. */
export const gone = '已下线或删除'

/** The collections whose documents orders name, and what those are called by. */
const called = {
  services: 'title',
  units: 'name',
  users: 'name',
  providers: 'name',
  teams: 'name',
  talents: 'name',
} as const
type Called = keyof typeof called

export const collectionOf: Readonly<Record<Host['kind'], 'providers' | 'teams' | 'talents'>> = {
  provider: 'providers',
  team: 'teams',
  talent: 'talents',
}

const named = z.object({ id: z.string(), name: z.string().nullish(), title: z.string().nullish() })

/** Those with a public page: what stands in their drafts and in the trash is told to nobody here. */
const havingPages: ReadonlySet<Called> = new Set(['services', 'teams', 'talents'])

/** What some documents are called, by id; of those that are gone, or not public where they have a page, nothing is known. */
export async function namesOf({ db }: Pick<Payload, 'db'>, collection: Called, ids: readonly string[]) {
  const wanted = [...new Set(ids)].filter(idsOf(db.name))
  if (wanted.length === 0) return new Map<string, string>()
  const { docs } = await db.find({
    collection,
    where: { and: [{ id: { in: wanted } }, ...(havingPages.has(collection) ? published : [])] },
    ...{ select: { [called[collection]]: true }, pagination: false, limit: 0 },
  })
  const all = docs.map((doc) => named.parse(doc))
  return new Map(
    all.flatMap((one) => (one[called[collection]] ? [[one.id, one[called[collection]] ?? ''] as const] : [])),
  )
}

/** What those who bring something are called, by kind and id. */
export async function hostNames(payload: Pick<Payload, 'db'>, hosts: readonly Host[]): Promise<(host: Host) => string> {
  const kinds = Object.keys(collectionOf) as Host['kind'][]
  const read = kinds.map(async (kind) => {
    const ids = hosts.filter((host) => host.kind === kind).map(({ id }) => id)
    return [kind, await namesOf(payload, collectionOf[kind], ids)] as const
  })
  const byKind = new Map(await Promise.all(read))
  return ({ kind, id }) => byKind.get(kind)?.get(id) ?? gone
}
