/** What is wrong, by the field that it is about; under the empty name what is about none. */
export type Problems = Readonly<Record<string, string>>

interface Told {
  path: string | readonly PropertyKey[]
  message: string
}

/** Parts of what is sent that are no field of a form. */
const around: readonly PropertyKey[] = ['do', 'wish', 'rating']

/**
 * What a schema or the server finds wrong, by field of the form: the first for each.
 * @param shown names of the fields that the form has: what is about another one is told at none
 */
export function problemsIn(told: readonly Told[], shown: readonly string[]): Problems {
  const problems: Record<string, string> = {}
  for (const { path, message } of told) {
    const parts = typeof path === 'string' ? path.split('.') : path
    const field = String(parts.find((part) => !around.includes(part)) ?? '')
    problems[shown.includes(field) ? field : ''] ??= message
  }
  return problems
}

/** A number as people type it; NaN where it is none. */
export function numberTyped(text: string): number {
  const typed = text.normalize('NFKC').replace(/[\s,]/g, '')
  return typed === '' ? Number.NaN : Number(typed)
}
