import { mostChoices } from '../../../site/catalogue/schemas/signUpHere.ts'
import { audiences, type Audience, type QuestionKind } from '../../../site/catalogue/vocabulary.ts'

/** Longest answer to choose from, in characters. */
const longestChoice = 30

/** The answers to choose from, as an editor writes them: one a line. */
export function choicesIn(text: string | null | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/**
 * Checks that places can be counted.
 * @param isOn whether sign-up is taken here
 * @param seats in persons
 * @returns what is wrong, in Chinese, or undefined
 */
export function seatsProblem(isOn: boolean, seats: number | null | undefined): string | undefined {
  return isOn && typeof seats !== 'number' ? '开通在线报名要填名额；不想限人数，就填一个报不满的数，例如 500。' : undefined
}

/**
 * Checks that one signs up in one place.
 * @param elsewhere the address and the code of a sign-up elsewhere
 * @returns what is wrong, in Chinese, or undefined
 */
export function elsewhereProblem(isOn: boolean, elsewhere: readonly unknown[]): string | undefined {
  return isOn && elsewhere.some(Boolean) ? '已经填了“报名网址”或“报名二维码”。报名只能在一处：请清空它们，或者不勾在线报名。' : undefined
}

/**
 * Checks that sign-up opens before it closes.
 * @param opens ISO 8601, or nothing
 * @param until ISO 8601, or nothing
 * @returns what is wrong, in Chinese, or undefined
 */
export function opensProblem(opens: string | null | undefined, until: string | null | undefined): string | undefined {
  return opens && until && Date.parse(opens) >= Date.parse(until) ? '开始报名的时间要早于“报名截止”，请检查日期。' : undefined
}

/** As much of a date as one asks for whether it can be drawn for. */
export interface Dated {
  start?: string | null
  cancelled?: boolean | null
  postponed?: boolean | null
}

/**
 * Checks that a draw is made before what it is for: it is made when sign-up ends.
 * @param until ISO 8601, or nothing
 * @param dates of the entry
 * @param isWhole whether one signs up for all of a course
 * @param now milliseconds since the epoch: of what is over nothing is drawn any more
 * @returns what is wrong, in Chinese, or undefined
 */
export function drawProblem(
  until: string | null | undefined,
  dates: readonly Dated[],
  { isWhole, now }: { isWhole: boolean; now: number },
): string | undefined {
  const held = dates.filter(({ cancelled, postponed }) => cancelled !== true && postponed !== true)
  const starts = held.flatMap(({ start }) => (start ? [Date.parse(start)] : []))
  const coming = starts.filter((start) => start > now)
  if (coming.length === 0) return undefined
  if (!until) return '抽签要填报名截止：到那一刻抽签，再把结果告诉每个人。'
  const first = Math.min(...(isWhole ? starts : coming))
  const what = isWhole ? '第一课' : '最近的一次'
  return Date.parse(until) >= first ? `报名截止要早于${what}开始：到那一刻才抽签，抽中的人要来得及知道。` : undefined
}

/**
 * Checks the ages of children, in years.
 * @returns what is wrong, in Chinese, or undefined
 */
export function agesProblem(youngest: number | null | undefined, oldest: number | null | undefined): string | undefined {
  const given = [youngest, oldest].filter((age) => typeof age === 'number')
  if (given.length === 1) return '最小和最大年龄要一起填；都不填就是不能带孩子。'
  const [from = 0, to = 0] = given
  return from > to ? '最大年龄不能比最小年龄小，请检查。' : undefined
}

/**
 * Checks that what is kept for some is no more than there is.
 * @param quotas as filled in so far
 * @param least places of the smallest of the dates, in persons; undefined while nobody has said
 * @returns what is wrong, in Chinese, or undefined
 */
export function quotasProblem(
  quotas: readonly { audience?: Audience | null; seats?: number | null }[],
  least: number | undefined,
): string | undefined {
  const named = quotas.flatMap(({ audience }) => audience ?? [])
  const twice = named.find((audience, index) => named.indexOf(audience) !== index)
  if (twice !== undefined) return `“${audiences[twice]}”写了两行，请合成一行。`
  const kept = quotas.reduce((sum, { seats }) => sum + (seats ?? 0), 0)
  return least !== undefined && kept > least
    ? `预留的名额加起来是 ${kept} 个，超过了 ${least} 个名额（几次的名额不一样时，按最少的一次算）。`
    : undefined
}

/**
 * Checks the answers of a question that is answered by choosing.
 * @param text one answer a line
 * @returns what is wrong, in Chinese, or undefined
 */
export function choicesProblem(kind: QuestionKind | null | undefined, text: string | null | undefined): string | undefined {
  if (kind !== 'choice') return undefined
  const choices = choicesIn(text)
  if (choices.length < 2) return '单选至少要有两个选项，一行写一个。'
  if (choices.length > mostChoices) return `选项最多 ${mostChoices} 个，现在有 ${choices.length} 个。`
  const long = choices.find((choice) => choice.length > longestChoice)
  if (long !== undefined) return `每个选项最多 ${longestChoice} 个字，“${long.slice(0, 10)}…”太长了。`
  return new Set(choices).size < choices.length ? '有两个选项一样，请改掉一个。' : undefined
}
