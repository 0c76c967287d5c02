import type { Endpoint } from 'payload'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { returns as rights } from '../../../rights/tables.ts'
import type { FormTemplate } from '../../../content/campaigns/template.ts'
import { parsed } from '../asked.ts'
import { addedUp } from '../form/fill.ts'
import { paperAnswer, paperFormat, workbookAnswer } from '../paper/download.ts'
import { layOut, type Paper, type PaperRow } from '../paper/layOut.ts'
import { printed } from '../paper/printed.ts'
import { sheetNames } from '../paper/sheetNames.ts'
import { reachOf } from '../reach.ts'
import type { RollUpAnswer } from './admin/answers.ts'
import { periodAsked, reportedAt, returnAsked, returnAt } from './context.ts'
import { rollUpReturns } from './listed.ts'
import { drawnOf } from './shown.ts'
import { isOpen } from './steps.ts'
import type { SumsFor } from './sumsFor.ts'

/** Most sheets of units in one workbook. */
export const mostSheets = 1_000

const asked = returnAsked.extend({ format: paperFormat })
const sumName = '汇总'

/** Forms as files, in the shape of their originals. @param sumsFor adds up what was delivered */
export function paperEndpoints(sumsFor: SumsFor): Endpoint[] {
  return [
    {
      // GET …/paper?campaign=…&period=…&unit=…&format=xlsx|docx|pdf: one form, also while it is being filled in
      path: '/grassroots/returns/paper',
      method: 'get',
      handler: async (req) => {
        const { campaign, period, unit, format } = req.query
        const of = parsed(asked, { campaign, period, unit, format })
        const at = await returnAt(req, 'seeReturns', of)
        const { template, kinds } = at.paper
        const name = at.row?.paper?.unitName ?? at.unit.name
        const values = at.row?.values ?? (await drawnOf(req.payload, sumsFor, at)) ?? {}
        const paper = layOut(template, kinds, [{ name, values }], filledIn(name, at.standing.submittedAt))
        const file = `${at.campaign.title}-${name}-${at.period.label}${isOpen(at.standing) ? '-未报送' : ''}`
        return paperAnswer(at.user.id, paper, of.format, { name: file, author: name })
      },
    },
    {
      // GET …/papers?campaign=…&period=…: everything that was handed in within reach, as one workbook
      path: '/grassroots/returns/papers',
      method: 'get',
      handler: async (req) => {
        const { campaign, period } = req.query
        const of = parsed(periodAsked, { campaign, period })
        const { user, reach } = await reachOf(req, rights.rows.seeReturns)
        const reported = await reportedAt(req, of)
        const rows = await rollUpReturns(req.payload, reported, reach)
        const { template, campaign: found } = reported
        const file = `${found.title}-${reported.period.label}-汇总`
        return workbookAnswer(user.id, sheetsOf(template, found.kinds, rows), file)
      },
    },
  ]
}

/** What stands behind the words around a form; names and telephone numbers are for the pen. */
function filledIn(unit: string, submittedAt: string | undefined): Record<string, string> {
  const [year, month, day] = submittedAt === undefined ? [] : writtenDay(submittedAt).split('-').map(Number)
  const at = year === undefined ? '' : `${year}年${month}月${day}日`
  return { '填报单位（盖章）': unit, 填报单位: unit, 填报时间: at }
}

type Row = RollUpAnswer['rows'][number]

/**
 * The sum of all, and what each unit has handed in: in rows of one table where the form has its kinds side by side, else on
 * a sheet each.
 */
function sheetsOf(template: FormTemplate, kinds: readonly string[], rows: readonly Row[]) {
  const handedIn = rows.filter(({ state }) => state !== null && state !== 'draft' && state !== 'returned')
  const own = handedIn.map((row): PaperRow => ({ name: row.name, values: row.own }))
  // the tops of what is within reach: what is below them is in them
  const least = Math.min(...rows.map(({ depth }) => depth))
  const tops = rows.filter(({ depth }) => depth === least)
  const sum: PaperRow = { name: '合计', values: addedUp(tops.map(({ values }) => values)) }
  const paper = (some: readonly PaperRow[], unit: string): Paper =>
    layOut(template, kinds, some, filledIn(unit, undefined))
  if (template.layout !== 'down')
    return [printed(paper([...own, sum], tops.map(({ name }) => name).join('、')), sumName)]
  const units = own.slice(0, mostSheets)
  const names = sheetNames(
    units.map(({ name }) => name),
    [sumName],
  )
  return [
    printed(paper([sum], tops.map(({ name }) => name).join('、')), sumName),
    ...units.map((unit, index) => printed(paper([unit], unit.name), names[index] ?? String(index))),
  ]
}
