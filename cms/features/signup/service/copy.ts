import type { Payload } from 'payload'
import { readAttendances } from '../attendance/store.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { findCertificate } from '../certificates/store/certificates.ts'
import { readMakeUps } from '../makeUps/store/makeUps.ts'
import { openLetter } from '../messages/letter.ts'
import { messagesTo, type MessageRow } from '../messages/store.ts'
import { readPayments } from '../payments/store/payments.ts'
import { SealError, type Vault } from '../persons/vault.ts'

/** All that is stored of a registration, as its person is handed it. */
export type RegistrationCopy = Awaited<ReturnType<typeof copyFor>>

/**
 * All that is stored of somebody's registration, to be handed to them: what they wrote, what they agreed to, when they
 * came, what they paid and what they were told. What they said afterwards is not known to be theirs, and staff are not named.
 */
export async function copyFor(payload: Payload, vault: Vault, row: RegistrationRow) {
  const { id, state, seats, number, audience, createdAt, bookable, price, paid, consent, consentAt } = row
  const { placedAt, offeredSeats, offerUntil, rank, isWholeOnly, trial, trialUntil } = row
  const [attendances, payments, makeUps, certificate, messages] = await Promise.all([
    readAttendances(payload, { registration: { equals: id } }),
    readPayments(payload, id),
    readMakeUps(payload, id),
    findCertificate(payload, { registration: id }),
    messagesTo(payload, id),
  ])
  return {
    ...{ bookable, state, seats, number, madeAt: createdAt },
    ...(audience && { audience }),
    consent: { version: consent ?? '', at: consentAt ?? createdAt },
    ...(placedAt && { placedAt }),
    ...(offerUntil && { offer: { seats: offeredSeats ?? seats, until: offerUntil } }),
    ...(rank && { rank }),
    ...(isWholeOnly && { isWholeOnly }),
    ...(trial && { trial }),
    ...(trialUntil && { trialUntil }),
    ...(price && { price, paid: paid ?? 0 }),
    ...vault.unseal(row.person ?? ''),
    attendance: attendances.map(({ lesson, lessonAt, state: seen, people, at }) => ({
      ...{ lesson, state: seen, people },
      ...(lessonAt && { lessonAt }),
      ...(at && { at }),
    })),
    payments: payments.map(({ kind, amount, method, at }) => ({ kind, amount, method, ...(at && { at }) })),
    madeUp: makeUps.map(({ lesson, entry, occasion }) => ({ lesson, at: { entry, occasion } })),
    ...(certificate && { certificate: { number: certificate.number, title: certificate.title } }),
    messages: messages.map((message) => messageFor(vault, message)),
  }
}

function messageFor(vault: Vault, { notice, state, createdAt, sentAt, sealed }: MessageRow) {
  const letter = sealed ? opened(vault, sealed) : undefined
  return {
    ...{ notice, state, madeAt: createdAt },
    ...(sentAt && { sentAt }),
    ...(letter && { to: letter.email ?? letter.phone, text: letter.text }),
  }
}

function opened(vault: Vault, sealed: string) {
  try {
    return openLetter(vault, sealed)
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
