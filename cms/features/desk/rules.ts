import { dayOf } from '../../../site/catalogue/calendar/occasions.ts'

const day = 24 * 60 * 60_000

/** What expires within this time is named, in milliseconds. */
export const expiresWithin = 7 * day
/** What takes place within this time should have its poster, in milliseconds. */
export const upcomingWithin = 30 * day
/** How long it is told that something missed was made good, in milliseconds. */
export const toldFor = day

/** How long it is told that an import did not come to its end, in milliseconds. */
export const importToldFor = 7 * day

/** A dated part of an entry: a showing, a date, a session. */
export interface Occasion {
  start?: string | null | undefined
  cancelled?: boolean | null | undefined
  postponed?: boolean | null | undefined
}

/**
 * When an entry takes place next, if that is soon.
 * @param now milliseconds since the epoch
 * @returns ISO 8601, or undefined
 */
export function soonest(occasions: readonly Occasion[], now: number): string | undefined {
  return occasions
    .flatMap(({ start, cancelled, postponed }) => (start && !cancelled && !postponed ? start : []))
    .filter((start) => Date.parse(start) >= now && Date.parse(start) - now <= upcomingWithin)
    .sort()[0]
}

/**
 * What an entry's picture lacks.
 * @param picture its id, if the entry has one
 * @param alts what is said of each picture to those who cannot see it, by id
 * @returns in Chinese; undefined when it lacks nothing
 */
export function pictureProblem(
  picture: string | null | undefined,
  alts: ReadonlyMap<string, string | null | undefined>,
): string | undefined {
  if (!picture || !alts.has(picture)) return '没有海报'
  return alts.get(picture)?.trim() ? undefined : '海报缺图片说明'
}

/**
 * How far away a moment is, for example 今天, 明天, 3 天后, by the calendar of Shanghai.
 * @param now milliseconds since the epoch
 */
export function awayText(at: string, now: number): string {
  const days = dayOf(Date.parse(at)) - dayOf(now)
  return days <= 0 ? '今天' : days === 1 ? '明天' : `${days} 天后`
}

/** An entry on its way to the public, as the desk sorts it. */
export interface Draft {
  stage?: string | null | undefined
  writers: readonly string[]
  /** Those who mended it while it was reviewed. */
  menders: readonly string[]
}

/** Who looks at the desk. */
export interface Viewer {
  id: string
  mayPublish: boolean
  /** A unit editor's entries are all of the own unit. */
  isOfUnit: boolean
  /** Whether the one who reviews must not have written (setting 写稿和审稿分开). */
  isSeparate: boolean
}

export type DraftList = 'toReview' | 'toConsent' | 'returned' | 'approved' | 'submitted' | 'drafts'

/** On which list of the desk a draft stands for whoever looks; undefined when it is somebody else's concern. */
export function listOf(
  { stage, writers, menders }: Draft,
  { id, mayPublish, isOfUnit, isSeparate }: Viewer,
): DraftList | undefined {
  const isMine = writers.includes(id)
  const isMended = menders.includes(id)
  if (stage === 'mended' && isMine && !isMended) return 'toConsent'
  // whoever mended it passes it on; after that it waits for others
  const hasHand = isMine || (isMended && stage === 'mended')
  if (stage === 'in-review' || stage === 'mended')
    return mayPublish && !(hasHand && isSeparate) ? 'toReview' : hasHand || isOfUnit ? 'submitted' : undefined
  if (stage === 'returned') return isMine || isOfUnit ? 'returned' : undefined
  if (stage === 'approved') return mayPublish ? 'approved' : undefined
  return isMine ? 'drafts' : undefined
}
