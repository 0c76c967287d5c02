import { yuanText } from '../catalogue/prices.ts'
import { partOffered, partText } from '../catalogue/signUp/offer.ts'
import type { ShownPlace, OffReason, ShownRegistration } from '../catalogue/signUp/shapes.ts'
import { registrationStates, type SignUpHow } from '../catalogue/vocabulary.ts'
import { momentText } from './dates.ts'

/** How many places there are, before it is known what is left: 名额 6. */
export function seatsText(seats: number, how: SignUpHow | undefined): string {
  return how === 'lottery' ? `名额 ${seats} 个，抽签` : `名额 ${seats}`
}

/** How places are given, as the terms of a form: 先到先得，不用注册。 @param isPastDraw whether they were drawn, and what is left is not */
export function howText(how: SignUpHow | undefined, isPastDraw = false): string {
  if (how !== 'lottery') return '先到先得，不用注册。'
  return isPastDraw ? '已经抽过签了，余下的名额先到先得。' : '报名截止后抽签，不分先后。'
}

/**
 * What is left of something that one can sign up for: 还剩 3 个名额.
 * @param drawn how many places are drawn for, as the entry says; undefined where nothing is drawn
 */
export function placesText({ state, left, isDrawn }: ShownPlace, drawn?: number): string {
  switch (state) {
    case 'before':
      return '报名还没开始'
    case 'open':
      // nobody has a place before the draw: all of them are left, however many wait for it
      if (drawn !== undefined && isDrawn !== true) return seatsText(drawn, 'lottery')
      // what is left is kept for some: who belongs to them has a place, others wait
      return left === 0 ? '只剩预留的名额' : `还剩 ${left} 个名额`
    case 'waiting-list':
      return '已满，可以候补'
    case 'full':
      return '已满'
    case 'closed':
      return '报名已截止'
  }
}

/**
 * What becomes of somebody who asks for more places than are left, said before they ask: a part of them is offered first.
 * @param asked in persons
 * @returns undefined where so many are left, or nothing is known
 */
export function fewerText(
  place: ShownPlace | undefined,
  asked: number,
  { hasWaitingList }: { hasWaitingList: boolean },
): string | undefined {
  if (place?.state !== 'open' || place.left === 0 || place.left >= asked) return undefined
  const { left } = place
  return `只剩 ${left} 个，您要 ${asked} 个：${hasWaitingList ? `会先排候补，有 ${left} 个名额时先问您。` : '没有候补，报不了，请少填几个人。'}`
}

/** Whether what somebody signed up for is over, as far as is known. @param now milliseconds since the epoch */
export function isOver({ end }: Pick<ShownRegistration, 'end'>, now: number): boolean {
  return end !== undefined && Date.parse(end) <= now
}

/** What is said of what does not take place as it was signed up for: as a title, and what to do. */
const offTexts: Readonly<Record<OffReason, { title: string; next: string }>> = {
  cancelled: { title: '这一次取消了', next: '主办方取消了，请不要前往。' },
  postponed: { title: '延期，时间待定', next: '请不要按原来的时间前往。报名还有效，新的时间定了，这里会写明。' },
  removed: { title: '这一次不办了', next: '主办方撤下了您报的这一次，请不要前往。想改报别的时间，请看活动的页面。' },
  gone: { title: '活动已下线', next: '网站上已经没有这个活动。还没办的话，出门前请先问主办方。' },
}

/** That what somebody signed up for does not take place as they know it; of what is over, or was given up, nobody asks any more. */
function offOf(registration: Pick<ShownRegistration, 'state' | 'end' | 'off'>, now: number) {
  const { off } = registration
  return off === undefined || !isStanding(registration) || isOver(registration, now) ? undefined : offTexts[off]
}

/** Whether its code is to be shown at the door: whoever has no place, or not yet, is not let in by it, nor to what is off. */
export function hasTicket(registration: Pick<ShownRegistration, 'state' | 'end' | 'off'>, now: number): boolean {
  return registration.state === 'confirmed' && !isOver(registration, now) && offOf(registration, now) === undefined
}

/**
 * What a registration has become, as the title of its view: 已进入候补，排第 3 位.
 * @param now milliseconds since the epoch
 */
export function stateText(
  registration: Pick<ShownRegistration, 'state' | 'position' | 'end' | 'off'>,
  now: number,
): string {
  const { state, position, end } = registration
  const off = offOf(registration, now)
  if (off !== undefined) return off.title
  if (isStanding({ state }) && isOver({ end }, now)) return '已结束'
  if (state === 'waitlisted') return position === undefined ? '已进入候补' : `已进入候补，排第 ${position} 位`
  return state === 'pooled' ? '已登记，等待抽签' : registrationStates[state]
}

/**
 * What whoever signed up has to do next, in a sentence or two.
 * @param now milliseconds since the epoch
 */
export function nextText(registration: ShownRegistration, now: number): string {
  const { state, offerUntil, cancelUntil, trial } = registration
  const off = offOf(registration, now)
  if (off !== undefined)
    return `${off.next}${(registration.fee?.paid ?? 0) > 0 ? '交过的费用怎么退，请找主办方。' : ''}`
  if (isStanding({ state }) && isOver(registration, now))
    return state === 'confirmed' ? '这一次已经结束了。' : '这一次已经结束了，没有等到名额。'
  switch (state) {
    case 'confirmed': {
      if (trial !== undefined && trial.said !== 'continues' && Date.parse(trial.until) > now)
        return trialText(trial, now)
      if (cancelUntil !== undefined && Date.parse(cancelUntil) <= now)
        return '已经开始，不能在网上取消了。签到时出示这个二维码。'
      const until = cancelUntil === undefined ? '' : `（${momentText(cancelUntil, now)}前）`
      return `到时候出示这个二维码签到。来不了请提前取消${until}，名额留给别人。`
    }
    case 'pooled':
      return '报名截止后抽签，结果会告诉您，也可以随时在这里看。'
    case 'waitlisted':
      return '有人取消，名额就按先后留给候补的人，轮到您会通知您来确认，也请常到这里看看。'
    case 'offered': {
      const by = offerUntil === undefined ? '尽快' : `在 ${momentText(offerUntil, now)}前`
      const part = partOffered(registration)
      return part === undefined
        ? `有名额了，请${by}确认要不要，过时留给下一位。`
        : `${partText(part)}请${by}确认，过时也算不要。`
    }
    case 'cancelled':
      return '名额已经让出来了。想再来，可以重新报名。'
    case 'declined':
      return '名额已经留给下一位。想再来，可以重新报名。'
    case 'expired':
      return '没有在时限里确认，名额已经留给下一位。想再来，可以重新报名。'
  }
}

/** What is said of the trial lesson to who has not chosen yet. */
function trialText({ asks, until }: NonNullable<ShownRegistration['trial']>, now: number): string {
  const by = momentText(until, now)
  return Date.parse(asks) > now
    ? `第一课是试听，出示这个二维码签到。上完以后，请在 ${by}前到这里选继续还是退出；不选就为您留着名额。`
    : `试听课上完了。请在 ${by}前选继续还是退出；不选就为您留着名额。`
}

/** Whether somebody who has a place is to say whether they go on after the trial lesson. @param now milliseconds since the epoch */
export function isChoosing({ state, trial }: Pick<ShownRegistration, 'state' | 'trial'>, now: number): boolean {
  return state === 'confirmed' && trial !== undefined && Date.parse(trial.asks) <= now && now < Date.parse(trial.until)
}

/** Whether a registration still counts: it has places, keeps them or waits for them. */
export function isStanding({ state }: Pick<ShownRegistration, 'state'>): boolean {
  return ['pooled', 'confirmed', 'waitlisted', 'offered'].includes(state)
}

/** What a registration says of what is paid: 每人 280 元…，2 人共 560 元，已交 280 元。 */
export function feeShown({ own, due, paid, ...fee }: NonNullable<ShownRegistration['fee']>): string {
  const [people, over] = [due / own, paid - due]
  const refund = `请找主办方退 ${yuanText(over)} 元`
  if (due === 0) return `已交 ${yuanText(paid)} 元，没有名额了，${refund}。`
  const each = `每人 ${yuanText(own)} 元${feeParts(fee)}`
  const all = people > 1 ? `，${people} 人共 ${yuanText(due)} 元` : ''
  const part = `已交 ${yuanText(paid)} 元`
  const standing = paid === 0 ? '还没交' : over > 0 ? `${part}，多了，${refund}` : over === 0 ? '已交清' : part
  return `${each}${all}，${standing}。`
}

/** Who comes: 3 人，其中孩子：小满 7 岁; where there are fewer places than the form named, who stays is not known. */
export function peopleText({
  seats,
  children,
  named,
}: Pick<ShownRegistration, 'seats' | 'children' | 'named'>): string {
  const names = children.map(({ name, age }) => `${name} ${age} 岁`).join('、')
  if (named !== undefined) return `${seats} 人（报名时填了 ${named} 人${names === '' ? '' : `，孩子：${names}`}）`
  return names === '' ? `${seats} 人` : `${seats} 人，其中孩子：${names}`
}

/** （原价 420 元，工会补贴 140 元）; nothing where the union pays nothing. */
export function feeParts({ list, subsidy }: { list: number; subsidy: number }): string {
  return subsidy === 0 ? '' : `（原价 ${yuanText(list)} 元，工会补贴 ${yuanText(subsidy)} 元）`
}
