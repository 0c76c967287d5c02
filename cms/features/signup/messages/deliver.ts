import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { SealError, type Vault } from '../persons/vault.ts'
import { registrationRow } from '../book/registrationRow.ts'
import { isStillTrue } from './compose.ts'
import { type Carrier, SendError } from './carrier.ts'
import { afterCrash, afterFailure, isTooLate, type Standing, tryMs } from './delivery.ts'
import { type Letter, openLetter } from './letter.ts'
import { claim, type MessageRow, settle } from './store.ts'

/** What sends messages. */
export interface Post {
  payload: Payload
  vault: Vault
  log: Pick<Logger, 'info' | 'warn'>
  /** The first that reaches somebody is theirs. */
  carriers: readonly Carrier[]
  now: () => number
}

const sent: Standing = { state: 'sent', next: undefined, problem: undefined }
const dropped: Standing = { state: 'dropped', next: undefined, problem: undefined }
const dead = (problem: NonNullable<Standing['problem']>): Standing => ({ state: 'dead', next: undefined, problem })

/**
 * Takes up one message that is due: sends it if what it says is so still, or decides about one whose sender has not come back.
 * @throws what the database throws; what was begun by then is decided about when its claim is over
 */
export async function deliver(post: Post, row: MessageRow): Promise<void> {
  const { payload, vault, log, carriers, now } = post
  if (row.state === 'sending') {
    // while its sender was at it the process ended, or the database was away
    const takesKeys = carriers.find(({ name }) => name === row.carrier)?.takesKeys ?? false
    if ((await settle(payload, row, afterCrash(takesKeys, now()))) && !takesKeys)
      log.warn({ message: row.id }, '一条报名通知发到一半时中断，不知道对方收到没有；没有再发，请到报名通知里看')
    return
  }
  const letter = opened(vault, row.sealed)
  if (letter === undefined) return void (await settle(payload, row, dead('unreadable')))
  if (isTooLate(untilOf(row), now())) return void (await settle(payload, row, dead('too-late')))
  if (!(await isStillSo(payload, row))) return void (await settle(payload, row, dropped))
  const carrier = carriers.find((one) => one.reaches(letter, row.notice))
  if (carrier === undefined) return void (await settle(payload, row, dead('not-reached')))
  const claimed = await claim(payload, row, carrier.name, now())
  if (claimed === undefined) return
  await settleAs(post, claimed, carrier, await tryToSend(carrier, claimed, letter))
}

/** Whether what a message says is so by now: it may have waited for hours. */
async function isStillSo({ db }: Payload, { registration, notice }: MessageRow): Promise<boolean> {
  const found = await db.findOne({ collection: 'registrations', where: { id: { equals: registration } } })
  if (found === null) return false
  const about = registrationRow.parse(found)
  return !about.erasedAt && isStillTrue(notice, about)
}

async function tryToSend(carrier: Carrier, row: MessageRow, letter: Letter): Promise<SendError | undefined> {
  try {
    await carrier.send({ ...letter, key: row.key, notice: row.notice }, AbortSignal.timeout(tryMs))
    return undefined
  } catch (error) {
    if (error instanceof SendError) return error
    // one that nobody foresaw, of a library: nobody knows
    return new SendError(carrier.takesKeys ? 'later' : 'unsure', 'UNFORESEEN')
  }
}

async function settleAs(post: Post, row: MessageRow, { name }: Carrier, error: SendError | undefined): Promise<void> {
  const { payload, log, now } = post
  if (error === undefined) return void (await settle(payload, row, sent, now()))
  const failure = { kind: error.kind, attempts: row.attempts ?? 1, until: untilOf(row) }
  const standing = afterFailure(failure, now(), Math.random())
  await settle(payload, row, standing)
  const said = { message: row.id, notice: row.notice, carrier: name, code: error.code, attempts: row.attempts }
  if (standing.state === 'queued') log.warn(said, '一条报名通知没有发出去，稍后自动再试')
  else log.warn(said, '一条报名通知没有发出去，不再自动重试，请到报名通知里处理')
}

function untilOf({ until }: MessageRow): number | undefined {
  return until ? Date.parse(until) : undefined
}

/** @returns undefined when it was erased, or its key is not there */
function opened(vault: Vault, sealed: string | null | undefined): Letter | undefined {
  try {
    return sealed ? openLetter(vault, sealed) : undefined
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
