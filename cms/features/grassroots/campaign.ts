import type { Payload } from 'payload'
import { z } from 'zod'
import { writtenDay } from '../../base/time/wallClock.ts'
import { idsOf } from '../../database/documentIds.ts'
import { Refusal } from '../../base/refusal.ts'
import { formOf, type StoredForm } from '../../content/campaigns/form.ts'
import type { FormTemplate } from '../../content/campaigns/template.ts'
import { grassrootsReason } from './refusals.ts'
import { related } from './related.ts'

/** A time for which units report. Days as YYYY-MM-DD of Shanghai. */
export interface Period {
  id: string
  label: string
  from: string
  to: string
  due: string
  locks: string
}

/** As much of a campaign as its targets and returns need. */
export interface Campaign {
  id: string
  title: string
  year: number
  /** The union that leads it; undefined where none is named. */
  unit: string | undefined
  kinds: readonly string[]
  /** Undefined where nobody reports by a form. */
  template: FormTemplate | undefined
  periods: readonly Period[]
}

/** Most campaigns that are offered, the newest first. */
const mostCampaigns = 200

const day = z.union([z.string(), z.date().transform((date) => date.toISOString())]).transform(writtenDay)
const campaignDoc = z.object({
  id: z.string(),
  title: z.string(),
  year: z.number(),
  unit: related,
  kinds: z
    .array(z.string())
    .nullish()
    .transform((kinds) => kinds ?? []),
  periods: z
    .array(z.object({ id: z.string(), label: z.string(), from: day, to: day, due: day, locks: day }))
    .nullish()
    .transform((periods) => periods ?? []),
})

/** Only what is published holds for units, as it was published last. */
const inForce = { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] }

/** Reads the campaigns that are in force, the newest first. */
export async function readCampaigns({ db }: Payload): Promise<Campaign[]> {
  const asked = { collection: 'campaigns' as const, where: inForce, sort: ['-year', 'title'], limit: mostCampaigns }
  const { docs } = await db.find({ ...asked, pagination: false })
  return docs.map(campaignOf)
}

/** Reads one. @throws Refusal when there is none that is in force */
export async function readCampaign({ db }: Payload, id: string): Promise<Campaign> {
  const where = { and: [{ id: { equals: id } }, inForce] }
  const found = idsOf(db.name)(id) ? await db.findOne({ collection: 'campaigns', where }) : null
  if (found === null) throw new Refusal(grassrootsReason('no-such-campaign'))
  return campaignOf(found)
}

function campaignOf(doc: unknown): Campaign {
  const stored = campaignDoc.parse(doc)
  return { ...stored, template: formOf({ ...(doc as StoredForm), kinds: stored.kinds }) }
}
