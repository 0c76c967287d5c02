import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { mostInCell } from '../../../../site/catalogue/campaigns/people.ts'
import { cutText } from '../../../../site/catalogue/cutText.ts'
import { Refusal } from '../../../base/refusal.ts'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { whileNaming } from '../../../documents/guards/guardedDatabase.ts'
import { recordAudit, settleAudit } from '../../../documents/audit/recordAudit.ts'
import { targets as rights } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { tableGate } from '../../imports/endpoints/gate.ts'
import { bodyOf, parsed } from '../asked.ts'
import { readCampaign, readCampaigns } from '../campaign.ts'
import { reaches, reachOf } from '../reach.ts'
import { readUnits } from '../readUnits.ts'
import { grassrootsReason } from '../refusals.ts'
import type { ReadAnswer, TargetsAnswer } from './admin/answers.ts'
import { longestText } from './admin/words.ts'
import { matchUnits } from './matchUnits.ts'
import { mostTargets, rowsOfText, type TargetTable } from './readTable.ts'
import { keepTargets, readTargetsOf, target, type TargetsName, targetsName } from './store.ts'
import { largestTargets, mostTargetsIn, tablesOfFile } from './tablesOfFile.ts'

const { measure } = targetsName.shape
const pasted = z.strictObject({
  measure,
  text: z.string('请粘贴表格。').max(longestText, `内容太长：最多 ${longestText / 10_000} 万字。请分成几张表。`),
})
const filed = z.object({
  measure,
  name: z.string('文件没有名称。').trim().min(1, '文件没有名称。').max(200, '文件名太长。'),
})
const kept = z.strictObject({
  ...targetsName.shape,
  revision: z.int().min(0),
  stated: z.int('总数要填整数。').min(0).max(mostInCell, '总数太大，请核对。').nullable(),
  rows: z
    .array(target)
    .min(1, '表里还没有单位。')
    .max(mostTargets, `最多 ${mostTargets} 个单位。`)
    .refine((rows) => new Set(rows.map(({ unit }) => unit)).size === rows.length, '同一个单位有两行，请留一行。'),
})

/** Longest title of a row of the audit log, in characters. */
const longestTitle = 200

/** GET /api/grassroots/targets/campaigns: what targets can be set for. */
const campaigns: Endpoint = {
  path: '/grassroots/targets/campaigns',
  method: 'get',
  handler: async (req) => {
    await reachOf(req, rights.rows.seeTargets)
    const all = await readCampaigns(req.payload)
    return Response.json({ campaigns: all.map(({ id, title, year }) => ({ id, title, year })) })
  },
}

/** GET /api/grassroots/targets/table?campaign=…&measure=…: the breakdown as it is kept, as far as one reaches. */
const table: Endpoint = {
  path: '/grassroots/targets/table',
  method: 'get',
  handler: async (req) => {
    const { campaign, measure: of } = req.query
    return Response.json(await shown(req, parsed(targetsName, { campaign, measure: of })))
  },
}

/** POST /api/grassroots/targets/read {measure, text}: reads a table that was pasted; keeps nothing. */
const read: Endpoint = {
  path: '/grassroots/targets/read',
  method: 'post',
  handler: async (req) => {
    const { user } = await reachOf(req, rights.rows.breakDown)
    const { measure: of, text } = parsed(pasted, await bodyOf(req))
    const answer = () => matched(req, mostTargetsIn([rowsOfText(text)], of === 'coverage'))
    return Response.json(await tableGate.pass(user.id, answer))
  },
}

/** POST /api/grassroots/targets/read-file?measure=…&name=…: reads a table from a file, which is the body; keeps nothing. */
const readFile: Endpoint = {
  path: '/grassroots/targets/read-file',
  method: 'post',
  handler: async (req) => {
    const { user } = await reachOf(req, rights.rows.breakDown)
    const { measure: of, name } = parsed(filed, { measure: req.query['measure'], name: req.query['name'] })
    const data = new Uint8Array((await req.arrayBuffer?.()) ?? new ArrayBuffer())
    if (data.length === 0 || data.length > largestTargets) throw new Refusal(grassrootsReason('targets-file-size'))
    const answer = async () => matched(req, mostTargetsIn(await tablesOfFile(name, data), of === 'coverage'))
    return Response.json(await tableGate.pass(user.id, answer))
  },
}

/** POST /api/grassroots/targets/save: keeps a breakdown in the place of the one that was seen. */
const save: Endpoint = {
  path: '/grassroots/targets/save',
  method: 'post',
  handler: async (req) => {
    await reachOf(req, rights.rows.breakDown)
    const { revision, rows, stated, ...name } = parsed(kept, await bodyOf(req))
    await whileNaming(req.payload, [nameOf('campaigns', name.campaign)], async () => {
      const { title } = await readCampaign(req.payload, name.campaign)
      const units = new Set((await readUnits(req.payload)).map(({ id }) => id))
      if (rows.some(({ unit }) => !units.has(unit))) throw new Refusal(grassrootsReason('no-such-unit'))
      const document = nameOf('campaigns', name.campaign)
      const audit = { action: 'report', document, note: '任务分解', isDone: false } as const
      const id = await recordAudit(req, { ...audit, title: cutText(title, longestTitle) })
      await keepTargets(req.payload, name, revision, { rows, stated })
      await settleAudit(req, id, document)
    })
    return Response.json(await shown(req, name))
  },
}

/** What staff do with breakdowns. */
export const targetsEndpoints: Endpoint[] = [campaigns, table, read, readFile, save]

async function shown(req: PayloadRequest, name: TargetsName): Promise<TargetsAnswer> {
  const { reach, user } = await reachOf(req, rights.rows.seeTargets)
  await readCampaign(req.payload, name.campaign)
  const mayChange = cellOf(rights.rows.breakDown, user) !== 'nobody'
  const [row, units] = await Promise.all([readTargetsOf(req.payload, name), readUnits(req.payload)])
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const rows = (row?.rows ?? []).filter(({ unit }) => reaches(reach, unit))
  return {
    rows: rows.map((one) => ({ ...one, unitName: names.get(one.unit) ?? null })),
    // of some of its rows the sum of all says nothing
    stated: reach === 'all' ? (row?.stated ?? null) : null,
    computed: rows.reduce((sum, { number }) => sum + number, 0),
    revision: row?.revision ?? 0,
    mayChange,
    units: mayChange ? units.map(({ id, name: unitName }) => ({ id, name: unitName })) : [],
  }
}

async function matched(req: PayloadRequest, { targets, stated, computed, problems }: TargetTable): Promise<ReadAnswer> {
  const units = (await readUnits(req.payload)).map(({ id, name }) => ({ id, name }))
  const matches = matchUnits(
    targets.map(({ name }) => name),
    units,
  )
  return {
    rows: targets.map((one, at) => {
      const { unit, suggestions = [] } = matches[at] ?? {}
      return { ...one, unit: unit ?? null, suggestions }
    }),
    stated: stated ?? null,
    computed,
    problems,
  }
}
