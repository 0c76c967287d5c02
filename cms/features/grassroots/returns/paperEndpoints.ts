import type { Endpoint } from 'payload'
import { returns as rights } from '../../../rights/tables.ts'
import { parsed } from '../asked.ts'
import { paperAnswer, paperFormat, workbookAnswer } from '../paper/download.ts'
import { layOut } from '../paper/layOut.ts'
import { reachOf } from '../reach.ts'
import { periodAsked, reportedAt, returnAsked, returnAt } from './context.ts'
import { rollUpReturns } from './listed.ts'
import { filledIn, rollUpSheets } from './rollUpSheets.ts'
import { drawnOf } from './shown.ts'
import { isOpen } from './steps.ts'
import type { SumsFor } from './sumsFor.ts'

const asked = returnAsked.extend({ format: paperFormat })

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
        return paperAnswer(at.user.id, of.format, async () => {
          const { template, kinds } = at.paper
          const author = at.row?.paper?.unitName ?? at.unit.name
          const values = at.row?.values ?? (await drawnOf(req.payload, sumsFor, at)) ?? {}
          const rows = [{ name: author, values }]
          const name = `${at.campaign.title}-${author}-${at.period.label}${isOpen(at.standing) ? '-未报送' : ''}`
          return { name, author, paper: layOut(template, kinds, rows, filledIn(author, at.standing.submittedAt)) }
        })
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
        return workbookAnswer(user.id, async () => {
          const rows = await rollUpReturns(req.payload, reported, reach)
          const { template, campaign: found } = reported
          return {
            name: `${found.title}-${reported.period.label}-汇总`,
            sheets: rollUpSheets(template, found.kinds, rows),
          }
        })
      },
    },
  ]
}
