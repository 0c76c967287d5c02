import { dayInFull } from '../../../base/time/wallClock.ts'
import type { FormTemplate } from '../../../content/campaigns/template.ts'
import type { PrintedSheet } from '../../imports/table/order.ts'
import { addedUp } from '../form/fill.ts'
import { layOut, type Paper, type PaperRow } from '../paper/layOut.ts'
import { printed } from '../paper/printed.ts'
import { sheetNames } from '../paper/sheetNames.ts'
import type { RollUpAnswer } from './admin/answers.ts'

/** Most sheets of units in one workbook. */
const mostSheets = 1_000
const sumName = '汇总'

type Row = Pick<RollUpAnswer['rows'][number], 'depth' | 'name' | 'own' | 'state' | 'values'>

/** What stands behind the words around a form; names and telephone numbers are for the pen. */
export function filledIn(unit: string, submittedAt: string | undefined): Record<string, string> {
  const at = submittedAt === undefined ? '' : dayInFull(submittedAt)
  return { '填报单位（盖章）': unit, 填报单位: unit, 填报时间: at }
}

/**
 * The sum of all, and what each unit has handed in: in rows of one table where the form has its kinds side by side, else on
 * a sheet each. Units that have no sheet any more are told on the sheet of the sum, which has their numbers.
 * @param rows of the roll-up, as far as somebody reaches
 * @param most sheets of units
 */
export function rollUpSheets(
  template: FormTemplate,
  kinds: readonly string[],
  rows: readonly Row[],
  most = mostSheets,
): PrintedSheet[] {
  const handedIn = rows.filter(({ state }) => state !== null && state !== 'draft' && state !== 'returned')
  const own = handedIn.map((row): PaperRow => ({ name: row.name, values: row.own }))
  // the tops of what is within reach: what is below them is in them
  const least = rows.reduce((depth, row) => Math.min(depth, row.depth), Infinity)
  const tops = rows.filter(({ depth }) => depth === least)
  const sum: PaperRow = { name: '合计', values: addedUp(tops.map(({ values }) => values)) }
  const paper = (some: readonly PaperRow[], unit: string): Paper =>
    layOut(template, kinds, some, filledIn(unit, undefined))
  const topNames = tops.map(({ name }) => name).join('、')
  if (template.layout !== 'down') return [printed(paper([...own, sum], topNames), sumName)]
  const units = own.slice(0, most)
  const names = sheetNames(
    units.map(({ name }) => name),
    [sumName],
  )
  const all = paper([sum], topNames)
  return [
    printed({ ...all, below: [...all.below, ...leftOut(own.length, units.length)] }, sumName),
    ...units.map((unit, index) => printed(paper([unit], unit.name), names[index] ?? String(index))),
  ]
}

function leftOut(handedIn: number, shown: number): Paper['below'] {
  if (handedIn === shown) return []
  const value = `${handedIn} 个单位报送，后面只附了 ${shown} 个单位的表，还有 ${handedIn - shown} 个没有附，数已经加在这张汇总里；要看请逐个打开下载`
  return [[{ label: '说明', value }]]
}
