/** Why something is refused, as plain data: rules return it, and threads send it to each other. */
export interface Reason {
  /** Which rule refuses: kebab-case, of this rule alone, and the same in every version. */
  readonly code: string
  /** HTTP status of the answer. */
  readonly status: number
  /** For whoever asked: in Chinese, with what to do where somebody can do something. */
  readonly message: string
}

/** The values that a sentence names. */
type Values = Readonly<Record<string, string | number>>
/** HTTP status and sentence, or what makes the sentence of its values. */
export type Rule = readonly [status: number, sentence: string | ((values: never) => string)]
type ValuesOf<R extends Rule> = R[1] extends (values: infer V extends Values) => string ? [values: V] : []

/** The rules of one capability, by code. */
export interface Catalogue<R extends Readonly<Record<string, Rule>>> {
  /** What a rule says. @param values that its sentence names */
  <C extends keyof R & string>(code: C, ...values: ValuesOf<R[C]>): Reason & { readonly code: C }
  readonly rules: R
}

/** Makes the catalogue of a capability. */
export function catalogue<const R extends Readonly<Record<string, Rule>>>(rules: R): Catalogue<R> {
  const reason = <C extends keyof R & string>(code: C, ...[values]: ValuesOf<R[C]>) => {
    const [status, sentence] = rules[code] as Rule
    return { code, status, message: typeof sentence === 'string' ? sentence : sentence(values as never) }
  }
  return Object.assign(reason, { rules })
}

/** The body of an answer that refuses, in the form of the API's errors. */
export function answerOf({ code, message }: Reason): { errors: [{ message: string; data: { code: string } }] } {
  return { errors: [{ message, data: { code } }] }
}
