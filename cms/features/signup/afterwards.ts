import type { Payload } from 'payload'
import type { RegistrationRow } from './book/registrationRow.ts'
import { certificateStanding } from './certificates/issue.ts'
import { ticketOf } from './feedback/asked.ts'
import type { Afterwards, SignUps } from './service/signUps.ts'

/** What whoever signed up is shown when all of it is over: their certificate, and that they are asked how it was. */
export async function afterwardsOf(payload: Payload, signUps: SignUps, row: RegistrationRow): Promise<Afterwards> {
  if (row.state !== 'confirmed') return {}
  const [standing, ticket] = await Promise.all([
    certificateStanding(payload, signUps, row),
    ticketOf(payload, signUps, row),
  ])
  const { attended = 0, lessons = 0, needed = 0, isEarned = false } = standing ?? {}
  return {
    ...(standing && { certificate: { attended, lessons, needed, isEarned } }),
    ...(ticket !== undefined && { feedback: { ticket } }),
  }
}
