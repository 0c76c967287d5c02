import type { Asked } from './keeper.ts'
import { doneStates, keysOf } from './storedByKey.ts'

type Sent = Pick<Asked, 'command' | 'registration' | 'formerKey'>

/** Most commands of one transaction. */
const mostAtOnce = 100

/**
 * How many of those that wait go together: of one form that was sent twice, or one step that was taken twice, the second
 * waits for what the first comes to.
 */
export function goTogether(all: readonly Sent[]): number {
  const names = new Set<string>()
  for (const [index, asked] of all.slice(0, mostAtOnce).entries()) {
    const own = namesOf(asked)
    if (own.some((name) => names.has(name))) return index
    for (const name of own) names.add(name)
  }
  return Math.min(all.length, mostAtOnce)
}

/** What a command and its second are known by; nothing for those that are no harm twice. */
function namesOf({ command, ...form }: Sent): string[] {
  if (form.registration !== undefined) return keysOf(form)
  return command.kind in doneStates && 'id' in command ? [`${command.kind} ${command.id}`] : []
}
