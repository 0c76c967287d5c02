import type { Payload } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { newLetters } from '../asked/letters.ts'
import { signUpReason } from '../asked/refusals.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { registrationById } from '../desk/read.ts'
import { lessonsOf, notedOf } from '../makeUps/lessons.ts'
import { maskedName } from '../persons/masks.ts'
import { offeredBy } from '../rules/offered.ts'
import { bookableOf, type SignUps } from '../service/signUps.ts'
import { certificatePdf } from './pdf/certificatePdf.ts'
import { inFours, namesOn, neededOf, numberLength, type Standing, standingOf } from './rules.ts'
import { type Certificate, findCertificate, forgetCertificate, keepCertificate } from './store/certificates.ts'

/** How near a registration is to its certificate; undefined where none is given for what it is of. */
export async function certificateStanding(
  payload: Payload,
  signUps: Pick<SignUps, 'catalogue' | 'now'>,
  row: RegistrationRow,
): Promise<Standing | undefined> {
  const offered = offeredBy(signUps.catalogue, bookableOf(row))
  const share = typeof offered === 'string' ? undefined : offered.rule.certificateShare
  if (share === undefined || row.state !== 'confirmed') return undefined
  return standingOf(await lessonsOf(payload, signUps.catalogue, row), share, signUps.now())
}

/**
 * The certificate of a registration as PDF, with the number that it was given first.
 * @throws Refusal when none is earned
 */
export async function certificateOf(payload: Payload, signUps: SignUps, row: RegistrationRow): Promise<Buffer> {
  const before = await findCertificate(payload, { registration: row.id })
  const certificate = before ?? (await issue(payload, signUps, row))
  if (before !== undefined) await mustStillBeEarned(payload, signUps, row, before)
  const current = await registrationById(payload, row.id)
  if (current === undefined || current.erasedAt) {
    // erased while it was made
    await forgetCertificate(payload, row.id)
    throw new Refusal(signUpReason('no-such-registration'))
  }
  const names = namesOn(signUps.vault().unseal(row.person ?? ''), current.seats)
  return certificatePdf({ ...certificate, number: inFours(certificate.number), names, checkedAt: signUps.siteUrl })
}

/**
 * How many lessons a certificate that was given would have to have, and has, by what is noted now: staff put right what was
 * noted wrongly. All that is noted of the registration counts, and no more is asked for than there was when it was given:
 * what is done to the course later, as lessons that are added, taken off the site or asked for, takes no certificate away.
 * @returns undefined where it stands
 */
async function missingNow(
  payload: Payload,
  signUps: Pick<SignUps, 'catalogue'>,
  row: RegistrationRow,
  { attended: before, lessons }: Certificate,
): Promise<{ attended: number; lessons: number; needed: number } | undefined> {
  const offered = offeredBy(signUps.catalogue, bookableOf(row))
  const share = typeof offered === 'string' ? undefined : offered.rule.certificateShare
  if (share === undefined) return undefined
  const attended = await notedOf(payload, row.id)
  const needed = Math.min(before, neededOf(lessons, share))
  return attended < needed ? { attended, lessons, needed } : undefined
}

/** @throws Refusal when a certificate that was given is one no more */
async function mustStillBeEarned(
  payload: Payload,
  signUps: Pick<SignUps, 'catalogue'>,
  row: RegistrationRow,
  certificate: Certificate,
): Promise<void> {
  if (row.state !== 'confirmed') throw new Refusal(signUpReason('no-certificate'))
  const missing = await missingNow(payload, signUps, row, certificate)
  if (missing !== undefined) throw new Refusal(signUpReason('certificate-not-earned', missing))
}

async function issue(payload: Payload, signUps: SignUps, row: RegistrationRow): Promise<Certificate> {
  const standing = await certificateStanding(payload, signUps, row)
  const offered = offeredBy(signUps.catalogue, bookableOf(row))
  if (standing === undefined || typeof offered === 'string') throw new Refusal(signUpReason('no-certificate'))
  const { attended, lessons, needed, isOver, isEarned } = standing
  if (!isOver) throw new Refusal(signUpReason('certificate-too-early'))
  if (!isEarned) throw new Refusal(signUpReason('certificate-not-earned', { attended, lessons, needed }))
  const last = (await lessonsOf(payload, signUps.catalogue, row)).at(-1)
  return keepCertificate(payload, {
    number: newLetters(numberLength),
    registration: row.id,
    title: offered.title,
    organisation: signUps.catalogue.site.organisation,
    attended,
    lessons,
    ended: new Date(last?.end ?? signUps.now()).toISOString(),
  })
}

/** What anybody is told of a certificate whose number they have; undefined when there is none. */
export async function checkedCertificate(payload: Payload, signUps: SignUps, number: string) {
  const certificate = await findCertificate(payload, { number })
  const row = certificate && (await registrationById(payload, certificate.registration))
  if (certificate === undefined || !row?.person || row.erasedAt || row.state !== 'confirmed') return undefined
  if ((await missingNow(payload, signUps, row, certificate)) !== undefined) return undefined
  const names = namesOn(signUps.vault().unseal(row.person), row.seats, maskedName)
  return {
    number: inFours(certificate.number),
    course: certificate.title,
    date: certificate.ended,
    name: names.join('、'),
  }
}
