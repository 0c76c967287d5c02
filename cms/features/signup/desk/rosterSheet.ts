import { cleaned } from '../../../../site/catalogue/cleaned.ts'
import { audiences } from '../../../../site/catalogue/vocabulary.ts'
import { writtenDay, writtenMoment } from '../../../base/time/wallClock.ts'
import type { NewSheet } from '../../imports/table/order.ts'
import { states } from '../asked/words.ts'
import type { NumbersRow, Revealed } from './admin/answers.ts'
import { type Counted, counted } from './admin/numbersTable.ts'

/** What was stored before such characters were taken out: with one of them no program opens the table. */
const readable = (cell: string | number): string | number => (typeof cell === 'string' ? cleaned(cell) : cell)

const nameOf = ({ name, comes }: Revealed): string => (comes ? name : `${name}（本人不参加）`)

/** Children in one cell: 小明（8 岁）、小红（6 岁）; and where there are fewer places than the form named, that it is so. */
export function childrenText({ children, comes, seats }: Pick<Revealed, 'children' | 'comes' | 'seats'>): string {
  const names = children.map(({ name, age }) => `${name}（${age} 岁）`).join('、')
  return Number(comes) + children.length > seats ? `${names}（报名时填的，现在只来 ${seats} 人）` : names
}

/**
 * The sheet of a roster: one line a registration, every cell a text or a number and none a formula, with an empty column
 * for signatures. Above it stands what it is about.
 * @param about its title, and when and where it is in words
 * @param questions of the organiser, in their order
 */
export function rosterSheet(
  { title, when }: { title: string; when: string },
  people: readonly Revealed[],
  questions: readonly string[],
): NewSheet {
  const headers = ['序号', '姓名', '手机号', '邮箱', '单位', '身份', '人数', '孩子', '状态', ...questions, '签名']
  const rows = people.map((one) => [
    one.number,
    nameOf(one),
    one.phone,
    one.email ?? '',
    one.unit,
    one.audience === undefined ? '' : audiences[one.audience],
    one.seats,
    childrenText(one),
    states[one.state],
    ...questions.map((question) => one.answers.find((answer) => answer.question === question)?.answer ?? ''),
    '',
  ])
  const widths = [8, 16, 16, 24, 24, 16, 8, 30, 12, ...questions.map(() => 24), 20]
  return {
    name: sheetName(title),
    title: cleaned([title, when].filter(Boolean).join(' · ')),
    rows: [headers, ...rows.map((row) => row.map(readable))],
    widths,
    lists: [],
    marked: [],
  }
}

/**
 * Name of the file that a roster is kept in: what it is of and when, so that those of two dates are two.
 * @param start of the first date @param now both in milliseconds since the epoch
 */
export function rosterFile({ title, start }: { title: string; start: number | undefined }, now: number): string {
  const when = start === undefined ? writtenDay(now) : writtenMoment(start).replace(' ', '-').replace(':', '')
  return `报名名单-${cleaned(sheetName(title))}-${when}.xlsx`
}

/** The sheet of the numbers over a term. */
export function numbersSheet(rows: readonly NumbersRow[]): NewSheet {
  const columns = Object.keys(counted) as Counted[]
  const headers = ['活动', ...columns.map((name) => counted[name])]
  const lines = rows.map((one) => [one.title, ...columns.map((name) => one[name])])
  return {
    name: '一学期的人数',
    rows: [headers, ...lines],
    widths: [40, 10, 10, 10, 10, 10, 10],
    lists: [],
    marked: [],
  }
}

/** What Excel takes for the name of a sheet. */
function sheetName(title: string): string {
  return (
    title
      .replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ')
      .trim()
      .slice(0, 30) || '名单'
  )
}
