import { deliveryChannels, deliveryLevels, valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { cleanedField } from '../../../../base/characters.ts'
import type { DeskAnswer } from '../rules/answers.ts'
import { type Facts, facts, mostPhotos } from '../rules/contract.ts'

/** A form as it is filled in: numbers and links as they are typed. */
export interface Draft extends Omit<Facts, 'people' | 'mediaLinks'> {
  campaign: string
  ownerUnit: string
  people: string
  mediaLinks: string
}

/** A form that is empty. @param day today, YYYY-MM-DD */
export function emptyDraft(day: string): Draft {
  const [, , level = 'grass-roots'] = valuesOf(deliveryLevels)
  const [, channel = 'offline'] = valuesOf(deliveryChannels)
  return {
    ...{ campaign: '', ownerUnit: '', kind: null, day, place: '', level, channel, people: '' },
    ...{ mediaLinks: '', photos: [], provider: '', note: '' },
  }
}

/** A form with the latest campaign and the own unit, or the only one; one that is begun stays as it is. */
export function startedFor({ campaigns, units, ownUnit = '' }: DeskAnswer, draft: Draft): Draft {
  if (draft.campaign !== '') return draft
  const ownerUnit = units.some(({ id }) => id === ownUnit) ? ownUnit : (units.length === 1 && units[0]?.id) || ''
  return { ...draft, campaign: campaigns[0]?.id ?? '', ownerUnit: draft.ownerUnit || ownerUnit }
}

/** A form with one more photo, which has gone up meanwhile. */
export function withPhoto(draft: Draft, photo: string): Draft {
  return { ...draft, photos: [...draft.photos, photo].slice(0, mostPhotos) }
}

/** What stays for the next one: several are recorded one after the other. */
export function nextDraft(draft: Draft): Draft {
  return { ...draft, place: '', people: '', mediaLinks: '', photos: [], provider: '', note: '' }
}

/** A form with what is known already. */
export function draftOf({ campaign, ownerUnit }: Pick<Draft, 'campaign' | 'ownerUnit'>, known: Facts): Draft {
  return { campaign, ownerUnit, ...known, people: String(known.people), mediaLinks: known.mediaLinks.join('\n') }
}

/**
 * What a form says, as it is sent.
 * @param hasKinds whether the campaign tells kinds apart
 * @returns what is wrong with it, in Chinese, otherwise
 */
export function factsIn(draft: Draft, hasKinds: boolean): { facts: Facts } | { problem: string } {
  const { campaign, ownerUnit, people, mediaLinks, ...rest } = draft
  if (campaign === '') return { problem: '请选专项。' }
  if (ownerUnit === '') return { problem: '请选单位。' }
  if (hasKinds && draft.kind === null) return { problem: '请选送什么。' }
  const typed = people.normalize('NFKC').replace(/[\s,]/g, '')
  if (typed === '') return { problem: '请填参加人数，没有人参加填 0。' }
  const links = mediaLinks.split(/\s+/).filter((link) => cleanedField(link) !== '')
  const result = facts.safeParse({ ...rest, people: Number(typed), mediaLinks: links })
  return result.success ? { facts: result.data } : { problem: result.error.issues[0]?.message ?? '请检查后再记。' }
}
