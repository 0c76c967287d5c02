import type { Payload, PayloadRequest } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { registrationRow } from '../book/registrationRow.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { believedAt } from '../attendance/believedAt.ts'
import { readRow } from '../book/store.ts'
import { whenAndWhere } from '../desk/admin/lessons.ts'
import { listedOf } from '../desk/listed.ts'
import { nameOfEntry, organiser, withinReach } from '../desk/reach.ts'
import { registrationById } from '../desk/read.ts'
import { parsed } from '../endpoints/answer.ts'
import { maskedNameOf } from '../persons/shownOnDesk.ts'
import { signUpReason } from '../asked/refusals.ts'
import { bookableOf, type SignUps } from '../service/signUps.ts'
import { states } from '../asked/words.ts'
import type { ScanAnswer } from './admin/answers.ts'
import { scanSent, type ScanSent } from '../attendance/contract.ts'
import { addScans, type Attendant, type Held } from '../attendance/store.ts'

/**
 * Takes what a phone has noted: each by itself, and what was taken before is answered as if it were new.
 * @throws Refusal when whoever asks takes no attendance at all
 */
export async function takeScans(
  req: PayloadRequest,
  signUps: SignUps,
  sent: readonly unknown[],
): Promise<ScanAnswer[]> {
  organiser(req, 'work')
  const answers: ScanAnswer[] = []
  for (const one of sent) {
    try {
      answers.push(await takeOne(req, signUps, parsed(scanSent, one)))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      answers.push({ id: idOf(one), refused: { code: error.reason.code, message: error.message } })
    }
  }
  return answers
}

async function takeOne(req: PayloadRequest, signUps: SignUps, scan: ScanSent): Promise<ScanAnswer> {
  const { bookable, kind } = scan
  const user = organiser(req, 'work')
  if (!(await withinReach(req, 'work', [bookable])).has(nameOfEntry(bookable)))
    throw new Refusal(signUpReason('no-such-registration-of-yours'))
  const held = heldOf(signUps, scan)
  const row = 'walkIn' in scan.of ? undefined : await registrationOf(req, signUps, scan)
  if (row === undefined && held.start === undefined) await mustBeKnown(req.payload, bookable)
  // what was noted by mistake is taken back, whatever has become of the registration
  if (row !== undefined && kind === 'came') mustHaveSeats(row)
  const attendant: Attendant = 'walkIn' in scan.of ? scan.of : { registration: row?.id ?? '' }
  const people = scan.people ?? row?.seats ?? 1
  const at = believedAt(scan.at, held.start, signUps.now())
  const standing = await addScans(req.payload, held, attendant, [{ id: scan.id, kind, people, at, by: user.id }])
  const { state, people: came, at: since } = standing
  return {
    id: scan.id,
    taken: {
      ...(row && {
        registration: row.id,
        number: row.number,
        name: maskedNameOf(row, signUps.vault()),
        seats: row.seats,
      }),
      state,
      people: came,
      ...(state !== 'unknown' && { at: new Date(since).toISOString() }),
      // somebody else was earlier, or it is the second tap
      isEarlier: kind === 'came' && state === 'came' && since < at,
    },
  }
}

/** Where a scan belongs. @throws Refusal when there is no such lesson */
export function heldOf(signUps: SignUps, { bookable, lesson }: Pick<ScanSent, 'bookable' | 'lesson'>): Held {
  const known = listedOf(signUps.catalogue, bookable).lessons.find(({ id }) => id === lesson)
  // taken off the site meanwhile: whoever came has come
  if (known === undefined && bookable.occasion !== lesson) throw new Refusal(signUpReason('no-such-lesson'))
  return { bookable, lesson, start: known?.start }
}

/** @throws Refusal when nobody has ever signed up for something that is not public: it may be something that is not there */
async function mustBeKnown(payload: Payload, of: Bookable): Promise<void> {
  if ((await readRow(payload, keyOf(of))) === undefined) throw new Refusal(signUpReason('no-such-lesson'))
}

async function registrationOf(
  req: PayloadRequest,
  signUps: SignUps,
  { of, bookable }: ScanSent,
): Promise<RegistrationRow> {
  const row =
    'registration' in of
      ? await registrationById(req.payload, of.registration)
      : 'code' in of
        ? await byCode(req, signUps, of.code)
        : undefined
  if (row === undefined || row.erasedAt) throw new Refusal(signUpReason('no-such-code'))
  if (row.bookable === keyOf(bookable)) return row
  const other = bookableOf(row)
  // of another unit nothing is told
  const isMine = (await withinReach(req, 'see', [other])).has(nameOfEntry(other))
  if (!isMine) throw new Refusal(signUpReason('no-such-code'))
  const { offered, lessons } = listedOf(signUps.catalogue, other)
  // dates of one activity have one title
  const told = [offered?.title ?? '已下线的活动', whenAndWhere(lessons)].filter(Boolean).join('，')
  throw new Refusal(signUpReason('code-of-other-occasion', { other: told }))
}

async function byCode(
  { payload }: PayloadRequest,
  signUps: SignUps,
  code: string,
): Promise<RegistrationRow | undefined> {
  const where = { code: { in: signUps.vault().codeHashes(code) } }
  const found = await payload.db.findOne({ collection: 'registrations', where })
  return found === null ? undefined : registrationRow.parse(found)
}

/** @throws Refusal when a registration has no places to come to */
export function mustHaveSeats({ state }: RegistrationRow): void {
  if (state !== 'confirmed') throw new Refusal(signUpReason('nothing-to-check-in', { state: states[state] }))
}

function idOf(sent: unknown): string {
  const id: unknown = typeof sent === 'object' && sent !== null && 'id' in sent ? sent.id : undefined
  return typeof id === 'string' ? id.slice(0, 64) : ''
}
