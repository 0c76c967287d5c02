import type { Payload, TypedUser } from 'payload'
import { z } from 'zod'
import { momentInWords } from '../../../base/time/wallClock.ts'
import type { registrations as rights } from '../../../rights/tables.ts'
import { ownEntries } from '../../../rights/units/ownEntries.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { signUpLibraries } from '../asked/contract.ts'
import { type Notice, notices } from '../asked/words.ts'
import { maskedEmail, maskedName, maskedPhone } from '../persons/masks.ts'
import { SealError, type Vault } from '../persons/vault.ts'
import { openLetter } from './letter.ts'
import type { MessageRow } from './store.ts'
import { carriers, type MessageState, sendProblems } from './words.ts'

const seats = z.object({ key: z.string(), library: z.enum(signUpLibraries), entry: z.string() })

/** A message as staff see it: nobody is named. */
interface ShownMessage {
  id: string
  notice: Notice
  state: MessageState
  /** In words: why it was not sent, and by what it went. */
  problem: string | undefined
  carrier: string | undefined
  attempts: number
  activity: string
  /** What it says of when that is, in words; undefined once it was erased. */
  when: string | undefined
  /** What the desk shows it under. */
  bookable: { collection: string; entry: string; occasion?: string }
  name: string
  phone: string
  email: string | undefined
  /** ISO 8601. */
  madeAt: string
  sentAt: string | undefined
}

/** `<library>/<entry>`, without the date. */
export function documentOf({ bookable }: MessageRow): string {
  return bookable.split('/', 2).join('/')
}

/**
 * Keys of the bookables whose messages somebody may see.
 * @param row of the table of rights
 * @returns undefined for all; else those of the entries of their units
 */
export async function bookablesSeen(
  payload: Payload,
  user: TypedUser | null,
  row: typeof rights.rows.see,
): Promise<string[] | undefined> {
  if (user === null) return []
  if (cellOf(row, user) !== 'ownUnits') return undefined
  const { docs } = await payload.db.find({
    collection: 'seats',
    select: { key: true, library: true, entry: true },
    limit: 0,
    pagination: false,
  })
  const all = docs.map((doc) => seats.parse(doc))
  const own = await ownEntries(
    payload,
    user,
    all.map(({ library, ...rest }) => ({ ...rest, collection: library })),
  )
  return own.map(({ key }) => key)
}

/** Whether somebody may see a message, or do something with it. @param row of the table of rights */
export async function maySee(
  payload: Payload,
  user: TypedUser | null,
  row: typeof rights.rows.see,
  { bookable }: MessageRow,
): Promise<boolean> {
  if (user === null || cellOf(row, user) !== 'ownUnits') return user !== null
  const [library, entry = ''] = bookable.split('/')
  const collection = signUpLibraries.find((name) => name === library)
  return collection !== undefined && (await ownEntries(payload, user, [{ collection, entry }])).length > 0
}

/** Why a message was not sent, in words; of what waits for the next try, that it waits, and until when. */
export function problemText({ state, problem, next }: Pick<MessageRow, 'state' | 'problem' | 'next'>) {
  if (!problem) return undefined
  if (state !== 'queued' && state !== 'sending') return sendProblems[problem]
  return `没有发出去，系统会自动再试${next ? `（${momentInWords(next)}前后）` : ''}`
}

function bookableIn({ bookable }: MessageRow): ShownMessage['bookable'] {
  const [collection = '', entry = '', occasion] = bookable.split('/')
  return { collection, entry, ...(occasion !== undefined && { occasion }) }
}

/** A message as staff see it. @param vault undefined while the keys are missing: then nothing of a person is shown */
export function shownMessage(row: MessageRow, vault: Vault | undefined): ShownMessage {
  const letter = vault && opened(vault, row.sealed)
  const { id, notice, state, carrier, attempts, createdAt, sentAt } = row
  return {
    ...{ id, notice, state, madeAt: createdAt, attempts: attempts ?? 0 },
    problem: problemText(row),
    carrier: carrier ? carriers[carrier] : undefined,
    activity: letter?.values['活动'] ?? notices[notice],
    when: letter?.values['时间'],
    bookable: bookableIn(row),
    name: letter === undefined ? '（已抹去）' : maskedName(letter.values['姓名'] ?? ''),
    phone: letter === undefined ? '' : maskedPhone(letter.phone),
    email: letter?.email === undefined ? undefined : maskedEmail(letter.email),
    sentAt: sentAt ?? undefined,
  }
}

function opened(vault: Vault, sealed: string | null | undefined) {
  try {
    return sealed ? openLetter(vault, sealed) : undefined
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
