import { setTimeout as pause } from 'node:timers/promises'
import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { z } from 'zod'
import { wholly } from '../../../database/wholly.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { lockRow } from '../book/store.ts'
import { forgetGenerations } from './openedVault.ts'
import { SealError, type Vault } from './vault.ts'

/** Rows of one look, and the wait between two, in milliseconds: nobody who signs up is to notice. */
const [atOnce, pauseMs] = [50, 50] as const

const registration = z.object({ id: z.string(), bookable: z.string(), person: z.string().nullish() })
const message = z.object({ id: z.string(), sealed: z.string().nullish() })

interface Parts {
  payload: Payload
  vault: Vault
  log: Pick<Logger, 'info' | 'warn'>
  /** Runs work whose transactions are its own (Port.apart). */
  apart: <T>(work: () => Promise<T>) => Promise<T>
  /** Whether it may go on. */
  isOver: () => boolean
}

/**
 * After a change of keys: seals with the newest what is sealed with older ones, and says when these can go. Where there is
 * one generation it does nothing.
 */
export async function resealOld(parts: Parts): Promise<void> {
  const { payload, vault, log, isOver } = parts
  const [newest = '', ...older] = vault.generations
  if (older.length === 0) return
  let lost = 0
  for (const one of [resealRegistration, resealMessage]) {
    const collection = one === resealRegistration ? 'registrations' : 'messages'
    for await (const doc of rowsOf(payload, collection)) {
      if (isOver()) return
      if (!(await untilWritten(() => one(parts, doc)))) lost++
    }
  }
  if (lost > 0) return log.warn({ lost }, '换密钥：有报名或通知用现有的密钥解不开，旧密钥请都留着')
  if (await forgetGenerations(payload, [newest]))
    log.info({}, '换密钥：全部改用新密钥了，旧的可以从 keys/signup.json 或 SIGNUP_KEYS 里去掉')
}

/** Rows by their ids, a few at a time. */
async function* rowsOf({ db }: Payload, collection: 'registrations' | 'messages'): AsyncGenerator<unknown> {
  for (let after = ''; ;) {
    const where = after === '' ? {} : { id: { greater_than: after } }
    const { docs } = await db.find({ collection, where, sort: 'id', limit: atOnce, pagination: false })
    yield* docs
    const last = docs.at(-1)
    if (last === undefined) return
    after = String(last['id'])
    await pause(pauseMs)
  }
}

/** @returns false when it cannot be opened */
async function resealRegistration({ payload, vault, apart }: Parts, doc: unknown): Promise<boolean> {
  const { id, bookable, person: sealed } = registration.parse(doc)
  if (!sealed || !vault.isOld(sealed)) return true
  const person = opened(() => vault.unseal(sealed))
  if (person === undefined) return false
  const { phone, code } = person
  const data = { person: vault.seal(person), phone: vault.phoneHash(phone), code: vault.codeHash(code) }
  // whoever remembers the book knows the former hash
  await apart(() =>
    wholly(payload, async (req) => {
      await lockRow(payload, bookable, req)
      await writeIf(
        payload,
        'registrations',
        { and: [{ id: { equals: id } }, { person: { equals: sealed } }] },
        data,
        req,
      )
    }),
  )
  return true
}

/** @returns false when it cannot be opened */
async function resealMessage({ payload, vault }: Parts, doc: unknown): Promise<boolean> {
  const { id, sealed } = message.parse(doc)
  if (!sealed || !vault.isOld(sealed)) return true
  const text = opened(() => vault.unsealText('message', sealed))
  if (text === undefined) return false
  const where = { and: [{ id: { equals: id } }, { sealed: { equals: sealed } }] }
  await writeIf(payload, 'messages', where, { sealed: vault.sealText('message', text) })
  return true
}

function opened<T>(open: () => T): T | undefined {
  try {
    return open()
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
