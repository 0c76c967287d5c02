import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { whileNaming } from '../../../documents/guards/guardedDatabase.ts'
import { returns as rights } from '../../../rights/tables.ts'
import { bodyOf, parsed } from '../asked.ts'
import { readCampaigns } from '../campaign.ts'
import { line } from '../line.ts'
import { reachOf } from '../reach.ts'
import type { CampaignsAnswer, RollUpAnswer } from './admin/answers.ts'
import { steps } from './admin/words.ts'
import { periodAsked, reportedAt, returnAsked, returnAt } from './context.ts'
import { listReturns, rollUpReturns } from './listed.ts'
import { longestComment, mostCells, storedReasons, storedValues } from './row.ts'
import { shownReturn, stepsOfUnit } from './shown.ts'
import type { SumsFor } from './sumsFor.ts'
import { exceptReturn, saveReturn, takeStep } from './write.ts'

const few = (all: Record<string, unknown>): boolean => Object.keys(all).length <= mostCells
const revision = z.int().min(0)
const comment = line(longestComment, '原因')
const saved = z.strictObject({
  ...returnAsked.shape,
  revision,
  values: storedValues.refine(few),
  stated: storedValues.refine(few).default({}),
  reasons: storedReasons.refine(few).default({}),
})
const stepped = z.strictObject({
  ...returnAsked.shape,
  revision,
  step: z.enum(valuesOf(steps), '没有这一步。请刷新页面。'),
  comment: comment.default(''),
})
const excepted = z.strictObject({
  ...returnAsked.shape,
  revision,
  until: z.iso.date('请填补报到哪一天。'),
  reason: comment.refine((text) => text !== '', '开放补报要写明原因。'),
})

/** What staff do with returns, all below /api/grassroots/returns. @param sumsFor adds up what was delivered */
export function returnsEndpoints(sumsFor: SumsFor): Endpoint[] {
  const shown = async (req: PayloadRequest, asked: z.infer<typeof returnAsked>): Promise<Response> =>
    Response.json(await shownReturn(req, sumsFor, await returnAt(req, 'seeReturns', asked)))
  return [
    get('campaigns', async (req) => {
      await reachOf(req, rights.rows.seeReturns)
      const all = (await readCampaigns(req.payload)).filter(({ template }) => template !== undefined)
      const campaigns = all.map(({ id, title, year, periods }) => ({ id, title, year, periods: [...periods] }))
      return Response.json({ campaigns } satisfies CampaignsAnswer)
    }),
    get('forms', async (req) => {
      const { reach } = await reachOf(req, rights.rows.seeReturns)
      return Response.json({ forms: await listReturns(req.payload, await reportedAt(req, period(req)), reach) })
    }),
    get('roll-up', async (req) => {
      const { reach } = await reachOf(req, rights.rows.seeReturns)
      const reported = await reportedAt(req, period(req))
      const rows = await rollUpReturns(req.payload, reported, reach)
      const { template, campaign } = reported
      return Response.json({ template, kinds: [...campaign.kinds], rows } satisfies RollUpAnswer)
    }),
    get('form', async (req) => shown(req, parsed(returnAsked, pick(req, ['campaign', 'period', 'unit'])))),
    post('save', async (req) => {
      const written = parsed(saved, await bodyOf(req))
      await whileThere(req, written, async () => saveReturn(req, await returnAt(req, 'fillReturn', written), written))
      return shown(req, written)
    }),
    post('step', async (req) => {
      const asked = parsed(stepped, await bodyOf(req))
      const right = stepsOfUnit.has(asked.step) ? 'fillReturn' : 'decideReturn'
      await takeStep(req, sumsFor, await returnAt(req, right, asked), asked)
      return shown(req, asked)
    }),
    post('except', async (req) => {
      const asked = parsed(excepted, await bodyOf(req))
      await whileThere(req, asked, async () => exceptReturn(req, await returnAt(req, 'decideReturn', asked), asked))
      return shown(req, asked)
    }),
  ]
}

/** Does what begins a return while its campaign is there. */
const whileThere = (req: PayloadRequest, { campaign }: z.infer<typeof returnAsked>, work: () => Promise<void>) =>
  whileNaming(req.payload, [nameOf('campaigns', campaign)], work)

type Handler = (req: PayloadRequest) => Promise<Response>
const get = (path: string, handler: Handler): Endpoint => ({
  method: 'get',
  path: `/grassroots/returns/${path}`,
  handler,
})
const post = (path: string, handler: Handler): Endpoint => ({ ...get(path, handler), method: 'post' })

function period(req: PayloadRequest): z.infer<typeof periodAsked> {
  return parsed(periodAsked, pick(req, ['campaign', 'period']))
}

function pick({ query }: PayloadRequest, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, query[name]]))
}
