import { formatInShanghai, instantAt, writtenDay } from '../../../../base/time/wallClock.ts'
import type { ListedOrder, ShownOrder } from '../rules/answers.ts'
import { hostKinds, type StepName } from '../rules/contract.ts'
import type { OrderState } from '../rules/states.ts'

const dayOfYear = formatInShanghai({ month: 'long', day: 'numeric' })
const wholeDay = formatInShanghai({ year: 'numeric', month: 'long', day: 'numeric' })
const weekday = formatInShanghai({ weekday: 'short' })

/** A day as people are told it, with its year where that is not this one: 12月1日 周二. @param today both as 2026-12-01 */
export function dayInWords(day: string, today = writtenDay(Date.now())): string {
  const at = new Date(instantAt(Date.parse(day)))
  return `${(day.slice(0, 4) === today.slice(0, 4) ? dayOfYear : wholeDay).format(at)} ${weekday.format(at)}`
}

/** Day and time as people are told them: 12月1日 周二 14:30. */
export function whenInWords({ day, time }: Pick<ListedOrder, 'day' | 'time'>, today?: string): string {
  return `${dayInWords(day, today)}${time === '' ? '（时间再定）' : ` ${time}`}`
}

/** Who brings it: 文艺团队 花城职工艺术团. */
export function hostInWords({ kind, name }: NonNullable<ListedOrder['host']>): string {
  return `${hostKinds[kind]} ${name}`
}

/** Stars as they are shown. @param stars from 1 to 5 */
export function starsInWords(stars: number): string {
  return `${'★'.repeat(stars)}${'☆'.repeat(5 - stars)} ${stars} 星`
}

/** What those think who have rated a host; empty where nobody has. @param stars their mean, in tenths of a star */
export function meanInWords({ stars, ratings }: { stars?: number | undefined; ratings: number }): string {
  return stars === undefined || ratings === 0 ? '' : `${(stars / 10).toFixed(1)} 星（${ratings} 次评价）`
}

const standing: Readonly<Record<OrderState, string>> = {
  asked: '已经收到，等工会安排由谁去、什么时候去。',
  matched: '已经安排好，等单位确认。',
  confirmed: '单位已经确认，到时上门。',
  delivered: '已经送到。',
  declined: '这次不能安排。',
  cancelled: '已经取消。',
}

/** How an order stands, in a sentence, with the reason of whoever has ended it. */
export function standingInWords({ state, trace }: Pick<ShownOrder, 'state' | 'trace'>): string {
  const reason = state === 'declined' || state === 'cancelled' ? (trace.at(-1)?.reason ?? '') : ''
  return reason === '' ? standing[state] : `${standing[state]}原因：${reason}`
}

/** Steps that only those take who handle orders. */
const ofStaff: readonly StepName[] = ['match', 'decline', 'deliver', 'rateUnit']

/** Whether somebody handles orders, by what is open to them: what the unit would do, they do in its place. */
export function isForUnit(steps: readonly StepName[]): boolean {
  return steps.some((name) => ofStaff.includes(name))
}

/** What the button of a step says, where it stands now. */
export function stepInWords(
  name: StepName,
  order: Pick<ShownOrder, 'state' | 'steps' | 'hostRating' | 'unitRating'>,
): string {
  const { state, steps, hostRating, unitRating } = order
  const instead = isForUnit(steps) ? '代单位' : ''
  switch (name) {
    case 'match':
      return state === 'asked' ? '安排' : '改安排'
    case 'confirm':
      return `${instead}确认`
    case 'askAgain':
      return `${instead}请重新安排`
    case 'decline':
      return '不能安排'
    case 'cancel':
      return '取消点单'
    case 'deliver':
      return '登记送到'
    case 'rateHost':
      return `${instead}${hostRating === undefined ? '' : '改'}评价服务`
    case 'rateUnit':
      return `${unitRating === undefined ? '' : '改'}评价单位`
  }
}

/** What is said when a step is taken. */
export const saidOfStep: Readonly<Record<StepName, string>> = {
  match: '安排好了。',
  confirm: '确认好了。',
  askAgain: '已经退回工会重新安排。',
  decline: '已经答复单位。',
  cancel: '取消好了。',
  deliver: '登记好了。',
  rateHost: '评价已经记下。',
  rateUnit: '评价已经记下。',
}
