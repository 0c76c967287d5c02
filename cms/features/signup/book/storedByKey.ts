import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { signUpReason } from '../asked/refusals.ts'
import type { Asked, Outcome } from './keeper.ts'
import type { InTransaction } from './store.ts'
import type { Reason } from '../../../base/catalogue.ts'

const stored = z.object({
  id: z.string(),
  key: z.string(),
  bookable: z.string(),
  phone: z.string().nullish(),
  state: z.string(),
  isWholeOnly: z.boolean().nullish(),
})
type Stored = z.infer<typeof stored>

type Known = Outcome | { refused: Reason }

/** What a step that was taken leaves: whoever asks for it again has it, and is told so. */
export const doneStates = { cancel: 'cancelled', accept: 'confirmed', decline: 'declined', drop: 'cancelled' } as const

/**
 * Finds what was done already: forms that were sent before, in this batch or earlier, and steps that were taken. Their
 * answer was lost on the way, or somebody tapped twice. A form that is refused only where it is new is answered, too.
 * @param key of the bookable
 */
export async function storedByKey(
  payload: Payload,
  key: string,
  some: readonly Asked[],
  req: InTransaction,
): Promise<Map<Asked, Known>> {
  const keys = some.flatMap(keysOf)
  const steps = some.flatMap(({ command }) => (command.kind in doneStates && 'id' in command ? [command.id] : []))
  // a list that is empty would have every row looked at
  const or: Where[] = [
    ...(keys.length > 0 ? [{ key: { in: keys } }] : []),
    ...(steps.length > 0 ? [{ id: { in: steps } }] : []),
  ]
  if (or.length === 0) return new Map()
  const { docs } = await payload.db.find({
    collection: 'registrations',
    where: { or },
    select: { key: true, bookable: true, phone: true, state: true, isWholeOnly: true },
    pagination: false,
    limit: 0,
    req,
  })
  const rows = docs.map((doc) => stored.parse(doc))
  const known = new Map<Asked, Known>()
  for (const asked of some) {
    const { command, registration } = asked
    if (registration !== undefined) {
      const before = rows.find((row) => keysOf(asked).includes(row.key))
      if (before !== undefined)
        known.set(
          asked,
          // the key is the form's own; somebody who guessed it learns nothing
          before.bookable === key && before.phone === registration.phone
            ? { id: before.id, isRepeated: true }
            : { refused: signUpReason('key-used-elsewhere') },
        )
      else if (asked.refusedIfNew !== undefined) known.set(asked, { refused: asked.refusedIfNew })
    } else if (command.kind in doneStates && 'id' in command) {
      const before = rows.find(({ id }) => id === command.id)
      if (before !== undefined && isDone(before, command.kind as keyof typeof doneStates))
        known.set(asked, { id: command.id, isRepeated: true })
    }
  }
  return known
}

/** What a form is known by: its key, and of a plain form that of a while ago. */
export function keysOf({ registration, formerKey }: Pick<Asked, 'registration' | 'formerKey'>): string[] {
  return [registration?.key, formerKey].filter((key) => key !== undefined)
}

/** Whether a step was taken: who declines fewer places than they need stays in line. */
function isDone({ state, isWholeOnly }: Stored, kind: keyof typeof doneStates): boolean {
  if (kind === 'decline' && state === 'waitlisted') return isWholeOnly ?? false
  return state === doneStates[kind]
}
