import type { Reason } from '../../../base/catalogue.ts'
import type { Book, Change, Party } from '../rules/book.ts'
import { type Command, decide } from '../rules/decide.ts'
import type { Policy } from '../rules/policy.ts'
import { settle } from '../rules/settle.ts'
import type { Notice } from '../asked/words.ts'

/** What a batch of commands has come to, for one registration: its last state, and everything that is to be told of it. */
export interface Written {
  party: Party
  isNew: boolean
  tells: { notice: Notice; text?: string }[]
}

/** What a command has come to: the registration that it was about, or why nothing was done. */
export type Answer = { id: string | undefined } | { refused: Reason }

/**
 * Decides commands one after the other, with what is due before each and after the last.
 * @param book is changed
 * @param now milliseconds since the epoch
 * @returns an answer for each command, and what is to be written, in the order in which it was decided
 */
export function decideAll(
  book: Book,
  policy: Policy,
  commands: readonly Command[],
  { seed, now }: { seed: string | undefined; now: number },
): { answers: Answer[]; written: Written[] } {
  const byId = new Map<string, Written>()
  const note = (changes: readonly Change[]): void => {
    for (const { party, from, notice, text } of changes) {
      const before = byId.get(party.id)
      const told = notice === undefined ? [] : [{ notice, ...(text !== undefined && { text }) }]
      const tells = [...(before?.tells ?? []), ...told]
      byId.set(party.id, { party, isNew: before?.isNew ?? from === undefined, tells })
    }
  }
  const answers = commands.map((command): Answer => {
    note(settle(book, policy, seed, now))
    const decision = decide(book, policy, command, now)
    if ('refused' in decision) return decision
    note(decision.changes)
    return { id: command.kind === 'settle' ? undefined : command.id }
  })
  note(settle(book, policy, seed, now))
  return { answers, written: [...byId.values()] }
}
