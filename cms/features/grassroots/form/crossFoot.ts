import {
  type Cell,
  cellKey,
  cellsOf,
  type FormTemplate,
  splits,
  type Values,
} from '../../../content/campaigns/template.ts'
import { serviceKinds } from '../../../../site/catalogue/vocabulary.ts'
import { tenThousandsText } from '../../../../site/catalogue/campaigns/people.ts'

/** What is wrong with one cell of a form. */
export interface CellProblem {
  key: string
  /** In Chinese, with the name of the cell and what to do. */
  message: string
}

/** What a cell is called: 送电影 线上 参加人数. */
export function cellName(
  template: FormTemplate,
  { kind, measure, part }: Pick<Cell, 'kind' | 'measure' | 'part'>,
): string {
  const words = splits[template.split]
  const kinds: Readonly<Record<string, string>> = serviceKinds
  return [kind && (kinds[kind] ?? kind), part && (part === 'sum' ? '合计' : (words[part] ?? part)), measure.label]
    .filter(Boolean)
    .join(' ')
}

/** A number as the form shows it. */
export function shownNumber({ inTenThousands, decimals }: Cell['measure'], number: number): string {
  return inTenThousands ? tenThousandsText(number, decimals) : String(number)
}

/**
 * What does not fit together in a form: a stated 合计 that is not the sum of its parts, people or reports where no session
 * was held, sessions to which nobody came.
 * @param stated the sums as somebody has typed them, by `cellKey(kind, measure, 'sum')`; none is missed
 */
export function crossFoot(
  template: FormTemplate,
  kinds: readonly string[],
  values: Values,
  stated: Values = {},
): CellProblem[] {
  const cells = cellsOf(template, kinds)
  const problems: CellProblem[] = []
  for (const [, same] of Map.groupBy(cells, ({ kind, measure }) => cellKey(kind, measure.key, 'sum'))) {
    const [{ kind, measure }] = same as [Cell]
    const key = cellKey(kind, measure.key, 'sum')
    const sum = same.reduce((all, cell) => all + (values[cell.key] ?? 0), 0)
    const says = stated[key]
    if (says === undefined || says === sum) continue
    const [saysText, sumText] = [shownNumber(measure, says), shownNumber(measure, sum)]
    const name = cellName(template, { kind, measure, part: 'sum' })
    problems.push({ key, message: `「${name}」填的是 ${saysText}，各栏加起来是 ${sumText}。请核对这一行。` })
  }
  for (const { key, kind, measure, part } of cells) {
    if (measure.key === 'sessions' || !template.measures.some((one) => one.key === 'sessions')) continue
    const sessions = sessionsOf(template, kind, part, values)
    const number = values[key] ?? 0
    const name = cellName(template, { kind, measure, part })
    if (number > 0 && sessions === 0)
      problems.push({
        key,
        message: `「${name}」是 ${shownNumber(measure, number)}，场次却是 0。请补上场次，或改成 0。`,
      })
    if (number === 0 && sessions > 0 && measure.key !== 'mediaReports')
      problems.push({ key, message: `「${name}」是 0，场次却是 ${sessions}。请补上人数，或把场次改成 0。` })
  }
  return problems
}

/** Sessions of a kind, of one part or of all. */
function sessionsOf(
  template: FormTemplate,
  kind: string | undefined,
  part: string | undefined,
  values: Values,
): number {
  const measure = template.measures.find(({ key }) => key === 'sessions')
  const isSplit = measure?.isSplit === true
  const parts = !isSplit ? [undefined] : part === undefined ? Object.keys(splits[template.split]) : [part]
  return parts.reduce((sum, one) => sum + (values[cellKey(kind, 'sessions', one)] ?? 0), 0)
}
