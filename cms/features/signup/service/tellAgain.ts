import type { Payload } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { wholly } from '../../../database/wholly.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { signUpReason } from '../asked/refusals.ts'
import { registrationRow } from '../book/registrationRow.ts'
import { type InTransaction, lockRow } from '../book/store.ts'

/** The states that have a notice of their own name, with the code in it. */
const told = ['pooled', 'confirmed', 'waitlisted', 'offered'] as const

/**
 * Notes that somebody is to be told once more what has become of their registration, with its code: to the number, or the
 * address, that they signed up with, and to nobody else.
 * @param now milliseconds since the epoch
 * @param apart runs work whose transactions are its own (Port.apart)
 * @throws Refusal when the registration stands no more
 */
export async function tellAgain(
  payload: Payload,
  { id, bookable }: { id: string; bookable: string },
  now: number,
  apart: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<void> {
  const note = async (req: InTransaction): Promise<void> => {
    await lockRow(payload, bookable, req)
    const found = await payload.db.findOne({ collection: 'registrations', where: { id: { equals: id } }, req })
    const { state, tell, erasedAt } = registrationRow.parse(found)
    const notice = erasedAt ? undefined : told.find((one) => one === state)
    if (notice === undefined) throw new Refusal(signUpReason('registration-over'))
    const data = { tell: [...(tell ?? []), { notice, at: new Date(now).toISOString() }], hasToTell: true }
    await payload.db.updateOne({ collection: 'registrations', id, data, req, returning: false })
  }
  await untilWritten(() => apart(() => wholly(payload, note)))
}
