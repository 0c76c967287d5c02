import type { Payload, TypedUser } from 'payload'
import type { Pile } from './desk.ts'
import { readExpiring, readWithoutPoster } from './readAhead.ts'
import { readClock } from './readClock.ts'
import { readDamage } from './readDamage.ts'
import { readDrafts } from './readDrafts.ts'
import { readHolidays } from './readHolidays.ts'
import { readImports } from './readImports.ts'
import { readMessages } from './readMessages.ts'
import { readMissing } from './readMissing.ts'
import { readSchedules } from './readSchedules.ts'

/**
 * Reads what waits for somebody, the most urgent first: only what that person may see.
 * @param now milliseconds since the epoch
 */
export async function readDesk(payload: Payload, user: TypedUser, now: number): Promise<Pile[]> {
  const schedules = readSchedules(payload, user, now)
  const [{ failed, endangered, planned, madeGood }, drafts, expiring, posters, missing, imports, holidays, messages] =
    await Promise.all([
      schedules,
      schedules.then(({ documents }) => readDrafts(payload, user, documents)),
      readExpiring(payload, user, now),
      readWithoutPoster(payload, user, now),
      readMissing(user),
      readImports(payload, user, now),
      readHolidays(payload, user, now),
      readMessages(payload, user),
    ])
  return [
    readDamage(user),
    readClock(user),
    failed,
    endangered,
    missing,
    messages,
    imports,
    madeGood,
    ...drafts,
    planned,
    expiring,
    holidays,
    posters,
  ].filter(({ total }) => total > 0)
}
