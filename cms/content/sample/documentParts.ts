import type { RequiredDataFromCollectionSlug } from 'payload'
import type { z } from 'zod'
import { type RelativeDay, periodOf } from './dates.ts'
import type { change, safety as safetySchema, showing, takePart } from './parts.ts'
import { tagsText } from '../tags/tagTexts.ts'
import { bodyOf } from './body.ts'
import type { BodyPart, SampleCollection } from './parts.ts'

/** What a document needs besides its file. */
export interface Circumstances {
  /** ISO date in Asia/Shanghai from which relative dates are counted. */
  anchor: string
  /** Id of the document made from another file. */
  idOf: (collection: SampleCollection, key: string) => string
}

/** The data of a document that is made from a file. */
export type SampleDocument<C extends SampleCollection> = Omit<
  RequiredDataFromCollectionSlug<C>,
  'id' | 'createdAt' | 'updatedAt'
>

interface Watched {
  liveUrl?: string | undefined
  replayUrl?: string | undefined
}

/** What a showing and a date of an activity have in common. */
export function occasionOf(item: z.infer<typeof showing>, { anchor, idOf }: Circumstances) {
  return {
    ...periodOf(item, anchor),
    venue: idOf('venues', item.venue),
    note: item.note ?? null,
    ...changeOf(item, { anchor, idOf }),
  }
}

/** What became of a showing, a date of an activity or a lesson. */
export function changeOf(
  { cancelled, postponed, full, movedFrom }: z.infer<z.ZodObject<typeof change>>,
  { anchor }: Circumstances,
) {
  return {
    cancelled,
    postponed,
    full,
    movedFrom: movedFrom === undefined ? null : periodOf({ ...movedFrom, minutes: 0 }, anchor).start,
  }
}

/** Where and until when people sign up. */
export function signUpOf(
  { signUpUrl = '', signUpUntil }: { signUpUrl?: string | undefined; signUpUntil?: RelativeDay | undefined },
  { anchor }: Circumstances,
) {
  return {
    signUpUrl: signUpUrl || null,
    signUpUntil:
      signUpUntil === undefined ? null : periodOf({ ...signUpUntil, time: '18:00', minutes: 0 }, anchor).start,
  }
}

/** How people take part: with what, and whom they ask. */
export function takePartOf({ participation, phone, bring, safetyNote }: z.infer<z.ZodObject<typeof takePart>>) {
  return {
    participation: participation ?? null,
    phone: phone ?? null,
    bring: bring ?? null,
    safetyNote: safetyNote ?? null,
  }
}

/** Where it can be watched; a file without an address has none. */
export function videoOf({ liveUrl = '', replayUrl = '' }: Watched) {
  return { liveUrl: liveUrl || null, replayUrl: replayUrl || null }
}

/** Who answers for safety, and how; nothing of a file that does not say. */
export function safetyOf({ safety }: { safety?: z.infer<typeof safetySchema> }) {
  if (safety === undefined) return {}
  const { officer, phone = null, expected = null, plan = null } = safety
  return { officer, phone, expected, plan }
}

/** The id of what a file may name by its key; null when it names nothing. */
export function maybeId(to: SampleCollection, key: string | undefined, { idOf }: Circumstances): string | null {
  return key === undefined ? null : idOf(to, key)
}

/** The ids of what a file names by its keys, in the same order. */
export function idsFor(to: SampleCollection, keys: readonly string[], { idOf }: Circumstances): string[] {
  return keys.map((key) => idOf(to, key))
}

interface PageFile {
  summary: string
  picture?: string | undefined
  body: BodyPart[]
  tags: string[]
  ownerUnit?: string | undefined
}

/** What documents with a page of their own have in common. @param slug of that page */
export function pageDocument(
  slug: string,
  { summary, picture, body, tags, ownerUnit }: PageFile,
  circumstances: Circumstances,
) {
  const { idOf } = circumstances
  return {
    slug,
    summary,
    picture: picture === undefined ? null : idOf('media', picture),
    body: bodyOf(body, idOf),
    tags: tagsText(tags),
    ownerUnit: ownerOf(ownerUnit, circumstances),
    _status: 'published' as const,
  }
}

/** The id of the unit that looks after a document. @param unit key of its file; without one it is nobody's */
export function ownerOf(unit: string | undefined, { idOf }: Circumstances): string | null {
  return unit === undefined ? null : idOf('units', unit)
}

/** Puts what begins first in front, for `sort`. */
export function byStart(a: { start: string }, b: { start: string }): number {
  return Date.parse(a.start) - Date.parse(b.start)
}
