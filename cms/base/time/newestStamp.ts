import type { Payload } from 'payload'
import { z } from 'zod'

const stamped = z.object({ updatedAt: z.coerce.date() })
const audited = z.object({ at: z.coerce.date() })

/**
 * When anybody last wrote to the database, in milliseconds since the epoch; undefined when it is empty. Of Payload's own
 * collections nothing counts: the start itself, with the clock in question, has noted its migrations there.
 */
export async function newestStamp({ db, config }: Pick<Payload, 'db' | 'config'>): Promise<number | undefined> {
  const stamps: number[] = []
  for (const { slug, timestamps, versions } of config.collections) {
    if (!timestamps || slug.startsWith('payload-')) continue
    const newest = { collection: slug, sort: '-updatedAt', limit: 1, pagination: false } as const
    const select = { updatedAt: true } as const
    const found = [
      ...(await db.find({ ...newest, select })).docs,
      ...(versions ? (await db.findVersions({ ...newest, select })).docs : []),
    ]
    for (const one of found) stamps.push(stamped.parse(one).updatedAt.getTime())
  }
  const { docs } = await db.find({
    collection: 'audits',
    sort: '-at',
    limit: 1,
    pagination: false,
    select: { at: true },
  })
  for (const row of docs) stamps.push(audited.parse(row).at.getTime())
  return stamps.length === 0 ? undefined : Math.max(...stamps)
}
