import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { artForms, serviceKinds, teamKinds, valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { collectionOf } from './names.ts'
import type { Host } from './rules/contract.ts'
import type { Candidate } from './rules/fits.ts'
import { published } from './services.ts'

/** Most of each kind that are looked at. */
const mostRead = 2000

const day = z
  .union([z.string(), z.date().transform((date) => date.toISOString())])
  .nullish()
  .transform((instant) => (instant ? writtenDay(instant) : undefined))
const is = z
  .boolean()
  .nullish()
  .transform((one) => one === true)
const some = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((all) => all ?? [])

/** Somebody who may bring something. */
export interface Known {
  id: string
  name: string
  candidate: Candidate
  /** Of a provider. Days as YYYY-MM-DD; one that is missing is open. */
  contract?: { from: string | undefined; to: string | undefined; isEnded: boolean }
}

const provider = z
  .object({ id: z.string(), name: z.string(), kinds: some(z.enum(valuesOf(serviceKinds))) })
  .extend({ contractFrom: day, contractTo: day, isEnded: is })
  .transform(({ id, name, kinds, contractFrom, contractTo, isEnded }): Known => ({
    ...{ id, name, candidate: { kind: 'provider', kinds } },
    contract: { from: contractFrom, to: contractTo, isEnded },
  }))
const team = z
  .object({ id: z.string(), name: z.string(), kind: z.enum(valuesOf(teamKinds)).nullish() })
  .transform(({ id, name, kind }): Known => ({ id, name, candidate: { kind: 'team', teamKind: kind ?? undefined } }))
const talent = z
  .object({ id: z.string(), name: z.string(), specialities: some(z.enum(valuesOf(artForms))), speaker: is })
  .transform(({ id, name, specialities, speaker }): Known => ({
    ...{ id, name, candidate: { kind: 'talent', specialities, isSpeaker: speaker } },
  }))

const docs = { provider, team, talent }
const fields = {
  provider: { name: true, kinds: true, contractFrom: true, contractTo: true, isEnded: true },
  team: { name: true, kind: true },
  talent: { name: true, specialities: true, speaker: true },
} as const
/** A provider has no page: it is there or not. */
const there: Readonly<Record<Host['kind'], readonly Where[]>> = { provider: [], team: published, talent: published }

/** Reads those of a kind who may bring something, by name: providers, and teams and talents that are public. */
export async function readHosts({ db }: Pick<Payload, 'db'>, kind: Host['kind']): Promise<Known[]> {
  const found = await db.find({
    collection: collectionOf[kind],
    where: { and: [...there[kind]] },
    ...{ select: fields[kind], sort: 'name', limit: mostRead, pagination: false },
  })
  return found.docs.map((doc) => docs[kind].parse(doc))
}

/** Reads one. @returns undefined when there is none, or it is not public where it has a page */
export async function readHost({ db }: Pick<Payload, 'db'>, { kind, id }: Host): Promise<Known | undefined> {
  if (!idsOf(db.name)(id)) return undefined
  const where = { and: [...there[kind], { id: { equals: id } }] }
  const found = await db.findOne({ collection: collectionOf[kind], where, select: fields[kind] })
  return found === null ? undefined : docs[kind].parse(found)
}
