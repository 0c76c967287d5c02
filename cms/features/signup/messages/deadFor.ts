import type { Payload, TypedUser } from 'payload'
import { openedPort } from '../../../documents/port.ts'
import { registrations as rights } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { notices } from '../asked/words.ts'
import { bookablesSeen, shownMessage } from './shownMessage.ts'
import { messagesIn } from './store.ts'
import { deadLetters } from './words.ts'

/** Messages of somebody that are counted; of more it is said that there are more. */
const mostLooked = 200

/** A message that waits for a person; nobody is named. */
export interface DeadMessage {
  id: string
  /** What it tells, in words. */
  notice: string
  activity: string
  /** Why it was not sent, in words. */
  problem: string | undefined
}

/**
 * What was not sent to those who signed up, for who may send it again or give it up: for the first page of the admin.
 * @returns the newest first, and whether there are more
 */
export async function deadMessagesFor(
  payload: Payload,
  user: TypedUser,
): Promise<{ messages: DeadMessage[]; isMore: boolean }> {
  if (cellOf(rights.rows.work, user) === 'nobody') return { messages: [], isMore: false }
  const bookables = await bookablesSeen(payload, user, rights.rows.work)
  const { rows, isMore } = await messagesIn(payload, deadLetters, bookables, mostLooked)
  const vault = openedPort()?.courier()?.vault
  const messages = rows.map((row) => {
    const { id, notice, activity, problem } = shownMessage(row, vault)
    return { id, notice: notices[notice], activity, problem }
  })
  return { messages, isMore }
}
