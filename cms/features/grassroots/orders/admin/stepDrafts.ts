import { deliveryChannels, deliveryLevels, valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import type { ShownOrder } from '../rules/answers.ts'
import { type OrderStep, orderStep, type StepName } from '../rules/contract.ts'
import { numberTyped, type Problems, problemsIn } from './problems.ts'
import { isForUnit } from './words.ts'

/** What is typed for the steps of an order. */
export interface StepDrafts {
  /** `host` as `team:5`. */
  match: { host: string; day: string; time: string; note: string }
  confirm: object
  askAgain: { reason: string }
  decline: { reason: string }
  cancel: { reason: string }
  /** `campaign` is `none` where it is to be recorded for none, and empty until that is chosen. */
  deliver: { people: string; level: string; channel: string; campaign: string }
  rateHost: { stars: string; comment: string }
  rateUnit: { stars: string; comment: string }
}

/** What the steps of an order begin with: what was wished, what is arranged already, what was said before. */
export function draftsFor({ wish, arranged, host, hostRating, unitRating }: ShownOrder): StepDrafts {
  const [, , level = ''] = valuesOf(deliveryLevels)
  const [, channel = ''] = valuesOf(deliveryChannels)
  const rated = (rating = { stars: 0, comment: '' }) => ({ stars: String(rating.stars || ''), comment: rating.comment })
  return {
    match: {
      host: host === undefined ? '' : hostValue(host),
      day: arranged?.day ?? wish.day,
      time: arranged?.time ?? wish.time,
      note: arranged?.note ?? '',
    },
    confirm: {},
    ...{ askAgain: { reason: '' }, decline: { reason: '' }, cancel: { reason: '' } },
    deliver: { people: String(wish.people), level, channel, campaign: '' },
    rateHost: rated(hostRating),
    rateUnit: rated(unitRating),
  }
}

/** A host, as a radio button names it. */
export function hostValue({ kind, id }: { kind: string; id: string }): string {
  return `${kind}:${id}`
}

/** What is typed already, with what an order says anew where nothing was typed. @param before what was offered */
export function draftsKept(typed: StepDrafts, before: StepDrafts, after: StepDrafts): StepDrafts {
  return {
    match: kept(typed.match, before.match, after.match),
    confirm: {},
    askAgain: typed.askAgain,
    decline: typed.decline,
    cancel: typed.cancel,
    deliver: kept(typed.deliver, before.deliver, after.deliver),
    rateHost: kept(typed.rateHost, before.rateHost, after.rateHost),
    rateUnit: kept(typed.rateUnit, before.rateUnit, after.rateUnit),
  }
}

function kept<T extends { [Name in keyof T]: string }>(typed: T, before: T, after: T): T {
  const own = (Object.keys(typed) as (keyof T)[]).filter((name) => typed[name] !== before[name])
  return { ...after, ...(Object.fromEntries(own.map((name) => [name, typed[name]])) as Partial<T>) }
}

/** A step as it is sent, or what is wrong with what is typed for it. @param isSure that a host goes who is taken, or that it is another one than what looks like it */
export function stepIn(
  name: StepName,
  drafts: StepDrafts,
  isSure = false,
): { step: OrderStep } | { problems: Problems } {
  const read = orderStep.safeParse({ step: name, ...said(name, drafts, isSure) })
  if (read.success) return { step: read.data }
  const missing = name === 'deliver' && drafts.deliver.campaign === ''
  return {
    problems: {
      ...problemsIn(read.error.issues, fieldsOf[name]),
      ...(missing && { campaign: '请选记入哪个专项，或不记入。' }),
    },
  }
}

/** The fields of a step, from its top. */
export const fieldsOf: Readonly<Record<StepName, readonly string[]>> = {
  ...{ match: ['day', 'time', 'host', 'note'], confirm: [] },
  ...{ askAgain: ['reason'], decline: ['reason'], cancel: ['reason'] },
  deliver: ['people', 'level', 'channel', 'campaign'],
  ...{ rateHost: ['stars', 'comment'], rateUnit: ['stars', 'comment'] },
}

function said(name: StepName, drafts: StepDrafts, isSure: boolean): object {
  if (name === 'match') {
    const { host, ...rest } = drafts.match
    const [kind, id] = host.split(':')
    return { ...rest, isSure, host: { kind, id } }
  }
  if (name === 'deliver') {
    const { campaign, people, ...rest } = drafts.deliver
    return { ...rest, isSure, people: numberTyped(people), campaign: campaign === 'none' ? null : campaign }
  }
  if (name === 'rateHost' || name === 'rateUnit') {
    const { stars, comment } = drafts[name]
    return { rating: { stars: numberTyped(stars), comment } }
  }
  return drafts[name]
}

/** The step that is most likely taken now; undefined where it is not up to whoever looks. @param today YYYY-MM-DD */
export function stepAtHand(
  { steps, state, day, hostRating, unitRating }: ShownOrder,
  today: string,
): StepName | undefined {
  const isOwn = !isForUnit(steps)
  const likely: readonly (StepName | false)[] = [
    state === 'asked' && 'match',
    isOwn && 'confirm',
    day <= today && 'deliver',
    isOwn && hostRating === undefined && 'rateHost',
    unitRating === undefined && 'rateUnit',
  ]
  return likely.find((name): name is StepName => name !== false && steps.includes(name))
}
