import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, Payload, PayloadRequest } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { accountReason } from './refusals.ts'

/** How long an administrator who is leaving is not counted, in milliseconds; by then the write is done or has failed. */
const leavingFor = 30_000

/** Administrators who are being deleted or demoted, with the instant until which they are not counted. */
const leaving = new Map<string, number>()

/** Two who leave at once must not each count on the other: one is looked at after the other. */
// eslint-disable-next-line no-restricted-syntax -- accounts are written by the server alone
let turn: Promise<unknown> = Promise.resolve()

/** The last administrator keeps the role. */
export const keepAnAdministratorOnChange: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const isDemoted =
    operation === 'update' &&
    originalDoc.role === 'administrator' &&
    data['role'] !== undefined &&
    data['role'] !== 'administrator'
  if (isDemoted) await leave(String(originalDoc.id), req, '改成其他角色')
  // a form sends the role along of an account that is being demoted or deleted at that moment: that one leaves all the same
  const isPromoted = operation === 'update' && data['role'] === 'administrator' && originalDoc.role !== 'administrator'
  if (isPromoted) leaving.delete(String(originalDoc.id))
  return data
}

/** The last administrator's account stays. */
export const keepAnAdministratorOnDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const account = await req.payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true, req })
  if (account?.role === 'administrator') await leave(String(id), req, '删除')
}

async function leave(id: string, { payload }: PayloadRequest, what: string): Promise<void> {
  const mine = turn.then(() => takeLeave(payload, id))
  turn = mine.catch(() => undefined)
  if (await mine) return
  throw new Refusal(accountReason('last-administrator', { what }))
}

/** @returns whether there are others */
async function takeLeave(payload: Payload, id: string): Promise<boolean> {
  const now = Date.now()
  for (const [other, until] of leaving) if (until < now) leaving.delete(other)
  const { totalDocs } = await payload.count({
    collection: 'users',
    where: { role: { equals: 'administrator' }, id: { not_in: [id, ...leaving.keys()] } },
    overrideAccess: true,
  })
  if (totalDocs === 0) return false
  leaving.set(id, now + leavingFor)
  return true
}
