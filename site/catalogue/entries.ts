/**
 * The public entries: what the site may know, declared field by field in libraries/ and schemas/. A field that is not
 * there can never reach a page. Entries are flat; relations are ids, looked up through the catalogue, so that an
 * unpublished relation is simply not there.
 */
import type { z } from 'zod'
import { pageCollections, type Schemas, schemaOf } from './pageCollections.ts'
import type { price } from './schemas/parts.ts'
import { delivery, file, media, recording, type site, unit } from './schemas/site.ts'

/** Schema of each collection's public entry, by collection slug. */
export const entrySchemas = {
  ...(Object.fromEntries(pageCollections.map((name) => [name, schemaOf(name)])) as Schemas),
  units: unit,
  deliveries: delivery,
  media,
  recordings: recording,
  files: file,
} as const

export type Entries = { [C in keyof typeof entrySchemas]: z.infer<(typeof entrySchemas)[C]> }
export type Collection = keyof Entries

export type Course = Entries['courses']
export type Session = Course['sessions'][number]
export type Performance = Entries['performances']
export type Showing = Performance['showings'][number]
export type Activity = Entries['activities']
export type ActivityDate = Activity['dates'][number]
export type Talent = Entries['talents']
export type Team = Entries['teams']
export type Work = Entries['works']
export type Brand = Entries['brands']
export type Venue = Entries['venues']
export type Service = Entries['services']
export type Campaign = Entries['campaigns']
export type Call = Entries['calls']
export type Notice = Entries['notices']
export type Delivery = Entries['deliveries']
export type Unit = Entries['units']
export type Media = Entries['media']
export type Recording = Entries['recordings']
export type File = Entries['files']
export type Price = z.infer<typeof price>
export type Site = z.infer<typeof site>
