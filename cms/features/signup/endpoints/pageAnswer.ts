import { Refusal } from '../../../base/refusal.ts'
import type { SignUpAnswer } from '../../../../site/catalogue/signUp/answer.ts'
import { signUpLibraries } from '../asked/contract.ts'
import type { SignUps } from '../service/signUps.ts'

/** Never stored, never indexed, without scripts: it is one visitor's own. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** A page as the answer to a plain form. @param status of HTTP */
export async function answerWithPage(signUps: SignUps, answer: SignUpAnswer, status: number): Promise<Response> {
  return new Response(await signUps.page(answer), { status, headers })
}

/**
 * The page that says why a plain form was refused, with what was typed.
 * @throws what it is given, when that is no refusal of ours
 */
export async function answerRefused(
  signUps: SignUps,
  error: unknown,
  of: 'sign-up' | 'find' | 'check-in' | 'certificate' | 'feedback',
  fields: ReadonlyMap<string, string>,
): Promise<Response> {
  if (!(error instanceof Refusal)) throw error
  const collection = signUpLibraries.find((name) => name === fields.get('collection'))
  const form =
    of !== 'sign-up'
      ? ({ of } as const)
      : collection === undefined
        ? ({ of: 'find' } as const)
        : ({ of, collection, entry: fields.get('entry') ?? '' } as const)
  const problems = error.data.errors ?? []
  const answer: SignUpAnswer = {
    kind: 'refused',
    message: error.reason.message,
    problems,
    form,
    sent: Object.fromEntries(fields),
  }
  return answerWithPage(signUps, answer, error.status)
}
