import type { SignUpHere } from '../schemas/signUpHere.ts'
import type { Audience } from '../vocabulary.ts'

/** Whom an entry has to be for where somebody comes with a child. */
export const childAudience = 'children' satisfies Audience

/** As much of an entry as says whether a child may come. */
interface ForWhom {
  audiences: readonly Audience[]
  signUpHere?: Pick<SignUpHere, 'children'> | undefined
}

/** Whether one may come with a child: it is meant for children, or whoever signs up may bring one. */
export function takesChildren({ audiences, signUpHere }: ForWhom): boolean {
  return audiences.includes(childAudience) || signUpHere?.children !== undefined
}

/** For whom an entry is found, each once: what takes children is found by whoever looks for that, whomever it names. */
export function audiencesFound(entry: ForWhom): Audience[] {
  const found = new Set(entry.audiences)
  if (takesChildren(entry)) found.add(childAudience)
  return [...found]
}
