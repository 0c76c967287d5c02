import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { operationIn } from '../../documents/operation/operation.ts'
import { addressHeader } from '../../base/network/address.ts'
import { counted } from '../../base/network/networks.ts'
import { isCommonPassword } from './commonPassword.ts'
import { knownDevice } from './device.ts'
import { recordFailure } from './failedLogins.ts'
import { guesses, tooManyGuesses } from './logIn.ts'
import { isPasswordOf, passwordProblem } from './password.ts'
import { accountReason } from './refusals.ts'

/** Under this name whoever changes the own password sends the old one, beside `password`. It is never stored. */
export const oldName = 'currentPassword'

const written = z.object({ data: z.looseObject({ [oldName]: z.unknown() }) })
const about = z.object({ name: z.string().nullish(), email: z.string().nullish() })
const owner = z.object({ id: z.string(), hash: z.string() })
const person = z.object({ id: z.string(), name: z.string(), email: z.string() })

/** Takes the old password out of what is to be written, before anything else sees it. */
export const takeOldPassword: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const parsed = written.safeParse(args)
  if (operation !== 'update' || !parsed.success) return args
  const { [oldName]: old, ...data } = parsed.data.data
  operationIn(req.context).oldPassword = old
  return { ...args, data }
}

/** A new password is long enough and not a common one, whoever sets it; passwords from before stay as they are. */
export const refuseWeakPassword: CollectionBeforeChangeHook = async ({ data, originalDoc }) => {
  const password: unknown = data['password']
  if (password === undefined || password === null || password === '') return data
  const problem = typeof password === 'string' ? passwordProblem(password) : accountReason('password-no-text')
  if (problem !== undefined) throw new Refusal(problem, ['password'])
  const { name, email } = about.parse({ ...originalDoc, ...data })
  if (await isCommonPassword(String(password), [name ?? '', email ?? '']))
    throw new Refusal(accountReason('password-too-common'), ['password'])
  return data
}

/**
 * Whoever changes the own password knows the old one: somebody who finds an open browser must not keep the account.
 * Administrators set those of others without. Guesses at it count as guesses at the log-in do.
 */
export const askForOldPassword: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const isOwn = operation === 'update' && req.user !== null && String(req.user.id) === String(originalDoc.id)
  if (!isOwn || typeof data['password'] !== 'string' || data['password'] === '') return data
  const old = operationIn(req.context).oldPassword
  if (typeof old !== 'string' || old === '') throw new Refusal(accountReason('old-password-missing'), [oldName])
  const { id, name, email } = person.parse(req.user)
  const account = await req.payload.db.findOne({ collection: 'users', where: { id: { equals: id } }, req })
  const admitted = await guesses.admit({
    address: counted(req.headers.get(addressHeader) ?? ''),
    account: email,
    device: knownDevice(req.headers, req.payload.secret, owner.safeParse(account).data, Date.now()),
  })
  if (typeof admitted === 'number') {
    await recordFailure(req, 'ownPassword', { id, name }, true)
    throw tooManyGuesses(req, admitted)
  }
  if (await isPasswordOf(account, old)) await admitted.wasRight()
  else {
    await recordFailure(req, 'ownPassword', { id, name }, false)
    throw new Refusal(accountReason('old-password-wrong'), [oldName])
  }
  return data
}
