import type { PayloadRequest } from 'payload'
import { cutText } from '../../../../site/catalogue/cutText.ts'
import { Refusal } from '../../../base/refusal.ts'
import type { Values } from '../../../content/campaigns/template.ts'
import { recordAudit, settleAudit } from '../../../documents/audit/recordAudit.ts'
import { grassrootsReason } from '../refusals.ts'
import { keysOf, onlyKeys, problemsOf } from './check.ts'
import { type ReturnAt, stepAsked } from './context.ts'
import type { ReturnEvent, ReturnRow } from './row.ts'
import { drawnOf } from './shown.ts'
import { states, type Step, steps } from './admin/words.ts'
import { after, isOpen } from './steps.ts'
import { writeReturn } from './store.ts'
import type { SumsFor } from './sumsFor.ts'

/** Events that a return keeps of its own, the latest; the audit log has all. */
const mostEvents = 300
/** Longest title of a row of the audit log, in characters. */
const longestTitle = 200

/** What somebody writes into a form. */
export interface Written {
  revision: number
  values: Values
  stated: Values
  reasons: Readonly<Record<string, string>>
}

/** Keeps what was written into a form that is open. @throws Refusal when it is not, or was changed meanwhile */
export async function saveReturn(req: PayloadRequest, at: ReturnAt, written: Written): Promise<void> {
  const { standing, paper } = at
  if (!isOpen(standing)) throw new Refusal(grassrootsReason('return-closed', { state: states[standing.state] }))
  mustBeSeen(at, written.revision)
  const { cells, sums } = keysOf(paper.template, paper.kinds)
  const change = {
    values: onlyKeys(written.values, cells, 0),
    stated: onlyKeys(written.stated, sums),
    reasons: onlyKeys(written.reasons, cells, ''),
    history: historyAfter(at, 'save', ''),
  }
  await audited(req, at, '填写', () => writeReturn(req.payload, at.name, written.revision, change))
}

/** Takes a step of a return. @throws Refusal when the rules forbid it, or it was changed meanwhile */
export async function takeStep(
  req: PayloadRequest,
  sumsFor: SumsFor,
  at: ReturnAt,
  { step, comment, revision }: { step: Step; comment: string; revision: number },
): Promise<void> {
  const { row, standing, paper, unit } = at
  if (row === undefined) throw new Refusal(grassrootsReason('no-such-return'))
  mustBeSeen(at, revision)
  const isHandedIn = step === 'submit'
  const { stated, reasons } = row
  const { template, kinds } = paper
  const drawn = isHandedIn ? await drawnOf(req.payload, sumsFor, at) : undefined
  const values = row.values ?? drawn ?? {}
  const problems = isHandedIn ? problemsOf({ template, kinds, values, stated, reasons, drawn }) : []
  const next = after(standing, { ...stepAsked(at, Date.now(), problems.length), step, comment })
  if ('refused' in next)
    throw new Refusal(
      next.refused,
      problems.map(({ key }) => key),
    )
  const change = {
    ...{ state: next.state, version: next.version, isLate: next.isLate, submittedAt: next.submittedAt ?? null },
    approvals: [...next.approvals],
    history: historyAfter(at, step, comment),
    ...(isHandedIn && {
      values,
      paper: { template, kinds: [...kinds], unitName: unit.name, isDrawn: drawn !== undefined },
    }),
    ...(step === 'reopen' && { earlier: [...row.earlier, versionOf(row)] }),
  }
  await audited(req, at, `${steps[step]}${comment === '' ? '' : `：${comment}`}`, () =>
    writeReturn(req.payload, at.name, revision, change),
  )
}

/** Lets a unit report until a day in spite of the lock. @throws Refusal as `takeStep`; only the union that leads may */
export async function exceptReturn(
  req: PayloadRequest,
  at: ReturnAt,
  { until, reason, revision }: { until: string; reason: string; revision: number },
): Promise<void> {
  const { reach, levels, name, standing } = at
  const top = levels.at(-1)?.unit ?? name.unit
  if (reach !== 'all' && !reach.has(top)) throw new Refusal(grassrootsReason('steps-of-the-top'))
  if (!isOpen(standing)) throw new Refusal(grassrootsReason('return-closed', { state: states[standing.state] }))
  mustBeSeen(at, revision)
  const comment = `补报到 ${until}：${reason}`
  const change = { exceptedUntil: until, history: historyAfter(at, 'except', comment) }
  await audited(req, at, comment, () => writeReturn(req.payload, name, revision, change))
}

/** What is written is decided by what was seen. */
function mustBeSeen({ row }: ReturnAt, revision: number): void {
  if ((row?.revision ?? 0) !== revision) throw new Refusal(grassrootsReason('changed-meanwhile'))
}

function versionOf({ version, values = {}, reasons, submittedAt }: ReturnRow): ReturnRow['earlier'][number] {
  return { version, values, reasons, submittedAt: submittedAt ?? null, until: new Date().toISOString() }
}

/** Saves that one person makes one after the other are one event. */
function historyAfter({ row, user, standing }: ReturnAt, what: ReturnEvent['what'], comment: string): ReturnEvent[] {
  const history = row?.history ?? []
  const last = history.at(-1)
  const isSameSave =
    what === 'save' && last?.what === 'save' && last.by === user.id && last.version === standing.version
  const event = { at: new Date().toISOString(), by: user.id, name: user.name, what, comment, version: standing.version }
  return [...(isSameSave ? history.slice(0, -1) : history), event].slice(-mostEvents)
}

/** Does a write, of which the audit log has a row before: none is done without. */
async function audited(
  req: PayloadRequest,
  at: ReturnAt,
  note: string,
  write: () => Promise<ReturnRow>,
): Promise<void> {
  const { unit, campaign, period, row } = at
  const title = cutText(`${unit.name} ${campaign.title} ${period.label}`, longestTitle)
  const document = `returns/${row?.id ?? unit.id}`
  const id = await recordAudit(req, { action: 'report', document, title, note, isDone: false })
  await settleAudit(req, id, `returns/${(await write()).id}`)
}
