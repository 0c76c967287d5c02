import { partOffered, partText } from '../../../../site/catalogue/signUp/offer.ts'
import { momentInWords } from '../../../base/time/wallClock.ts'
import type { RegistrationRow, Tell } from '../book/registrationRow.ts'
import type { Person } from '../persons/person.ts'
import { type Notice, notices, standing, type State } from '../asked/words.ts'
import { type Entries, placeInWords, timesInWords } from './arrangement.ts'
import type { Told } from '../rules/changes.ts'
import { valuesOfChanges } from './changesInWords.ts'
import type { Letter } from './letter.ts'
import { filledIn, templateOf, type Values } from './rules.ts'

/** What a message is made of. */
export interface Material {
  registration: Pick<RegistrationRow, 'state' | 'seats' | 'offerUntil' | 'offeredSeats' | 'trialUntil'>
  person: Pick<Person, 'name' | 'phone' | 'email' | 'code'>
  /** How what it is about stands now, or stood when people were last told. */
  arrangement: Told
  entries: Entries
  /** The staff's own template. */
  template: string | null | undefined
  /** Origin of the public site, without a slash at the end. */
  siteUrl: string
}

/** In which states a notice still says what is so; in every one where none are named. */
const trueIn: Partial<Record<Notice, readonly State[]>> = {
  confirmed: ['confirmed'],
  pooled: ['pooled'],
  waitlisted: ['waitlisted'],
  offered: ['offered'],
  drawn: ['confirmed'],
  'not-drawn': ['waitlisted', 'offered'],
  'called-off': standing,
  moved: standing,
  reminder: ['confirmed'],
  trial: ['confirmed'],
  message: standing,
}

/**
 * Whether a notice still says what is so: who has cancelled meanwhile is not told that they have a place, and who has chosen
 * after the trial lesson is not asked.
 */
export function isStillTrue(notice: Notice, { state, trial }: Pick<RegistrationRow, 'state' | 'trial'>): boolean {
  if (notice === 'trial' && trial !== 'asked') return false
  return trueIn[notice]?.includes(state) ?? true
}

/** Puts a notice into words for one person. */
export function compose({ notice, text, changes = [] }: Tell, material: Material): Letter {
  const { registration, person, arrangement, entries, template, siteUrl } = material
  const { state, seats, offeredSeats } = registration
  const part = notice === 'offered' ? partOffered({ state, seats, offeredSeats: offeredSeats ?? undefined }) : undefined
  const until = notice === 'trial' ? registration.trialUntil : registration.offerUntil
  const values: Values = {
    姓名: person.name,
    活动: arrangement.title ?? '您报名的活动',
    时间: timesInWords(arrangement.times),
    地点: placeInWords(entries, arrangement.times),
    人数: String(part?.offered ?? seats),
    报名码: person.code,
    网址: `${siteUrl}/sign-up/#${person.code}`,
    单位: entries.site.organisation,
    ...(notice === 'offered' && { 要的人数: String(seats) }),
    ...(until && { 截止: momentInWords(until) }),
    ...(changes.length > 0 && valuesOfChanges(notice, changes, entries)),
    ...(text !== undefined && { 内容: text }),
  }
  return {
    phone: person.phone,
    ...(person.email !== undefined && { email: person.email }),
    subject: `${notices[notice]}：${values.活动}`,
    // whatever the staff's template says: nobody takes fewer places without knowing what becomes of the others
    text: filledIn(templateOf(notice, template), values) + (part === undefined ? '' : ` ${partText(part)}`),
    values: { ...values },
  }
}

/**
 * Until when a message says anything.
 * @returns ISO 8601; undefined when it always does
 */
export function usefulUntil(
  { notice, changes = [] }: Tell,
  { registration, arrangement }: Material,
): string | undefined {
  if (notice === 'offered') return registration.offerUntil ?? undefined
  if (notice === 'trial') return registration.trialUntil ?? undefined
  if (notice === 'reminder') return arrangement.times.find(({ isOff }) => !isOff)?.start
  return changes
    .flatMap(({ before, after }) => [before?.start, after?.start])
    .filter((start) => start !== undefined)
    .toSorted()
    .at(-1)
}
