import type { Reason } from './catalogue.ts'

/**
 * What a person asked for is not done, by a rule of ours; thrown wherever the rule is held. Payload answers with its
 * status and its sentence, as it does with its own errors, since it looks at their shape; `answerRefusal` adds the code.
 */
export class Refusal extends Error {
  readonly reason: Reason
  readonly status: number
  readonly isPublic = true
  /** What an answer says besides: the code, and the sentence again for each field of the form that it is about. */
  readonly data: { readonly code: string; readonly errors?: readonly { path: string; message: string }[] }

  /** @param paths of the fields that it is about, where the form is to show it beside them */
  constructor(reason: Reason, paths: readonly string[] = []) {
    const { code, status, message } = reason
    super(message)
    this.name = 'Refusal'
    this.reason = reason
    this.status = status
    this.data = { code, ...(paths.length > 0 && { errors: paths.map((path) => ({ path, message })) }) }
  }
}
