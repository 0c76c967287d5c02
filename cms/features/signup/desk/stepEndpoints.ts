import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { mostSeatsOfOne } from '../../../../site/catalogue/schemas/signUpHere.ts'
import { plainLine } from '../../../../site/catalogue/signUp/rules.ts'
import { bookable, formKey } from '../asked/contract.ts'
import { bodyOf, openedSignUps, parsed } from '../endpoints/answer.ts'
import { revealedOf } from '../persons/shownOnDesk.ts'
import type { Command } from '../rules/decide.ts'
import { bookableOf } from '../service/signUps.ts'
import { audited } from './audited.ts'
import { longestMessage } from './admin/words.ts'
import { listedOf } from './listed.ts'
import { mustReachBookable } from './known.ts'
import { reachedRegistration, registrationById, showOne } from './read.ts'

const id = z.string('请写明是哪个报名。').regex(/^[\w-]{1,64}$/, '报名编号不对，请刷新名单。')
export const ofOne = z.strictObject({ registration: id })
const reduced = z.strictObject({
  registration: id,
  seats: z.int('名额要填整数。').min(1, '至少留 1 个名额。').max(mostSeatsOfOne, `最多 ${mostSeatsOfOne} 个名额。`),
})
const overridden = z.strictObject({
  bookable,
  override: z.enum(['open', 'closed', 'auto'], '只能是 open、closed 或 auto。'),
})
const spoken = z.strictObject({
  bookable,
  key: formKey,
  text: z
    .string('请写要通知的话。')
    .trim()
    .min(1, '请写要通知的话。')
    .max(longestMessage, `通知最多 ${longestMessage} 个字。`)
    .regex(plainLine, '通知里不能有换行或看不见的字符。'),
})

/** POST /api/signup/desk/reveal: who one registration is of; the audit log has a row of each. */
const reveal = post('reveal', async (req) => {
  const { registration } = parsed(ofOne, await bodyOf(req))
  const row = await reachedRegistration(req, 'reveal', registration)
  const signUps = openedSignUps()
  const of = bookableOf(row)
  const questions = listedOf(signUps.catalogue, of).offered?.rule.questions ?? []
  return audited(req, signUps, { action: 'reveal', bookable: of, registration: row }, async () =>
    Response.json(revealedOf(row, signUps.vault(), questions)),
  )
})

/** POST /api/signup/desk/cancel, admit and reduce: what staff do with one registration. */
const cancel = post('cancel', async (req) => {
  const { registration } = parsed(ofOne, await bodyOf(req))
  return step(req, registration, { kind: 'cancel', id: registration, by: 'staff' }, '取消报名')
})
const admit = post('admit', async (req) => {
  const { registration } = parsed(ofOne, await bodyOf(req))
  return step(req, registration, { kind: 'admit', id: registration }, '候补转为报名成功')
})
const reduce = post('reduce', async (req) => {
  const { registration, seats } = parsed(reduced, await bodyOf(req))
  return step(req, registration, { kind: 'reduce', id: registration, seats }, `名额改为 ${seats} 个`)
})

/** POST /api/signup/desk/again: sends the code once more, to whoever signed up; nobody at the desk sees it. */
const again = post('again', async (req) => {
  const { registration } = parsed(ofOne, await bodyOf(req))
  const row = await reachedRegistration(req, 'work', registration)
  const signUps = openedSignUps()
  const about = { action: 'signUp', bookable: bookableOf(row), registration: row, note: '再发报名码' } as const
  return audited(req, signUps, about, async () => {
    await signUps.tellAgain(row)
    return Response.json({ registration: await showOne(req.payload, signUps, row) })
  })
})

/**
 * Does something with one registration, of which the audit log has a row.
 * @param note what was done, in words of ours
 * @throws Refusal when the account may not, or the book refuses
 */
export async function step(
  req: PayloadRequest,
  registration: string,
  command: Command,
  note: string,
): Promise<Response> {
  const row = await reachedRegistration(req, 'work', registration)
  const signUps = openedSignUps()
  const of = bookableOf(row)
  return audited(req, signUps, { action: 'signUp', bookable: of, registration: row, note }, async () => {
    await signUps.keeper.run(of, { command })
    const after = (await registrationById(req.payload, row.id)) ?? row
    return Response.json({ registration: await showOne(req.payload, signUps, after) })
  })
}

const overrideNotes = { open: '手动开放报名', closed: '手动关闭报名', auto: '报名开关改为按设定' } as const

/** POST /api/signup/desk/override: opens or closes sign-up whatever the entry says, or leaves it to the entry again. */
const override = post('override', async (req) => {
  const { bookable: of, override: said } = parsed(overridden, await bodyOf(req))
  await mustReachBookable(req, 'work', of)
  const signUps = openedSignUps()
  signUps.mustBeOffered(of)
  const about = { action: 'signUp', bookable: of, registration: undefined, note: overrideNotes[said] } as const
  return audited(req, signUps, about, async () => {
    await signUps.keeper.run(of, { command: { kind: 'settle' }, override: said === 'auto' ? null : said })
    return Response.json({ done: true })
  })
})

/** POST /api/signup/desk/message: tells everybody who stands in the book; the same key again tells nobody twice. */
const message = post('message', async (req) => {
  const { bookable: of, key, text } = parsed(spoken, await bodyOf(req))
  await mustReachBookable(req, 'work', of)
  const signUps = openedSignUps()
  const about = { action: 'signUp', bookable: of, registration: undefined, note: '给全部报名人发通知' } as const
  return audited(req, signUps, about, async () => {
    await signUps.keeper.run(of, { command: { kind: 'settle' }, message: { key, text } })
    return Response.json({ done: true })
  })
})

function post(path: string, handler: (req: PayloadRequest) => Promise<Response>): Endpoint {
  return { path: `/signup/desk/${path}`, method: 'post', handler }
}

/** What is done at the desk. */
export const stepEndpoints: Endpoint[] = [reveal, cancel, admit, reduce, again, override, message]
