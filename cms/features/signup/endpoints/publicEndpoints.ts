import type { Endpoint } from 'payload'
import { keyOf } from '../asked/bookables.ts'
import {
  challengeAsked,
  type Claim,
  claim,
  type RegistrationShown,
  type SignUpAsked,
  signUpAsked,
} from '../asked/contract.ts'
import { seatsOf, typedAnswers } from '../rules/formProblem.ts'
import type { PersonsStep, SignUps } from '../service/signUps.ts'
import {
  bodyOf,
  mustBeOwnPage,
  networkOfRequest,
  openedSignUps,
  parsed,
  publicPost,
  type PublicRequest,
} from './answer.ts'
import { draw } from './drawEndpoint.ts'
import { formerKeyOfForm, signUpOfForm } from './formFields.ts'
import { copyInWords } from '../service/copyInWords.ts'
import { answerRefused, answerWithPage } from './pageAnswer.ts'
import { type Sent, sentBy } from './sent.ts'

/** POST /api/signup/challenge: what a form has to find out before it is sent; its key makes it the form's own. */
const challenge = publicPost('challenge', async (req) => {
  const signUps = openedSignUps()
  const { key } = parsed(challengeAsked, await bodyOf(req))
  await signUps.limits.countChallenge(networkOfRequest(req))
  return Response.json(await signUps.proofs.ask(key), { headers: { 'cache-control': 'no-store' } })
})

/** Signs somebody up; the same form again has the same answer. @throws Refusal to a script; a plain form is answered a page */
export async function takeSignUp(req: PublicRequest): Promise<Response> {
  mustBeOwnPage(req)
  const [signUps, sent] = [openedSignUps(), await sentBy(req)]
  try {
    const asked = askedIn(sent, req, signUps)
    // a browser without scripts cannot do the work, and is held to fewer forms
    const isPlain = sent.kind === 'form'
    if (!isPlain) await signUps.proofs.check(asked.key, asked.proof)
    const { phone, email } = asked
    const network = networkOfRequest(req)
    const plain = isPlain ? { of: keyOf(asked.bookable), seats: seatsOf(asked) } : undefined
    const giveBack = await signUps.limits.countForm({ network, phone, email, plain })
    const formerKey = sent.kind === 'form' ? formerKeyOfForm(sent.fields, network, signUps.now()) : undefined
    const { shown, isRepeated } = await signUps.signUp(asked, formerKey).catch(async (error: unknown) => {
      await giveBack()
      throw error
    })
    if (isRepeated) await giveBack()
    const status = isRepeated ? 200 : 201
    if (sent.kind === 'json') return Response.json(shown, { status })
    return await answerShown(signUps, shown, { code: shown.code, phone: asked.phone }, { isNew: true, status })
  } catch (error) {
    if (sent.kind === 'json') throw error
    return answerRefused(signUps, error, 'sign-up', sent.fields)
  }
}

/** POST /api/signup/registrations */
const signUp = publicPost('registrations', takeSignUp)

type Fields = ReadonlyMap<string, string>

/**
 * Something that is done with a registration by whoever has its code and telephone number.
 * @param answer what a script is told, and the page of a plain form
 */
function claimed(
  path: string,
  answer: (
    signUps: SignUps,
    claim: Claim,
  ) => Promise<{ json: object; page: (claim: Claim, fields: Fields) => Promise<Response> }>,
): Endpoint {
  return publicPost(path, async (req) => {
    const [signUps, sent] = [openedSignUps(), await sentBy(req)]
    try {
      const asked = parsed(claim, sent.kind === 'json' ? sent.body : claimOfForm(sent.fields))
      await signUps.limits.countClaim(networkOfRequest(req))
      const { json, page } = await answer(signUps, asked)
      return sent.kind === 'json' ? Response.json(json) : await page(asked, sent.fields)
    } catch (error) {
      if (sent.kind === 'json') throw error
      return answerRefused(signUps, error, 'find', sent.fields)
    }
  })
}

const shownAfter = (path: string, does: (signUps: SignUps, claim: Claim) => Promise<RegistrationShown>): Endpoint =>
  claimed(path, async (signUps, asked) => {
    const shown = await does(signUps, asked)
    return { json: shown, page: (by) => answerShown(signUps, shown, by, { isNew: false, status: 200 }) }
  })

/** POST /api/signup/registration: what somebody has signed up for, by code and telephone number. */
const find = shownAfter('registration', (signUps, asked) => signUps.find(asked))

/** POST /api/signup/cancel, accept, decline, continue, drop: what whoever signed up does with it. */
const step = (name: PersonsStep): Endpoint => shownAfter(name, (signUps, asked) => signUps.step(name, asked))

/**
 * POST /api/signup/export: all that is stored of somebody's registration. A plain form is answered a page to read, or a
 * file for other programs where it says `as=file`.
 */
const copy = claimed('export', async (signUps, asked) => {
  const json = await signUps.copy(asked)
  const headers = { 'content-disposition': 'attachment; filename="registration.json"', 'cache-control': 'no-store' }
  const page = async (by: Claim, fields: Fields): Promise<Response> =>
    fields.get('as') === 'file'
      ? Response.json(json, { headers })
      : answerWithPage(signUps, { kind: 'copy', parts: copyInWords(json, signUps.catalogue), claim: by }, 200)
  return { json, page }
})

/** POST /api/signup/erase: gives the places back, and erases who it was. */
const erase = claimed('erase', async (signUps, asked) => {
  await signUps.erase(asked)
  return { json: { erased: true }, page: () => answerWithPage(signUps, { kind: 'erased' }, 200) }
})

/** What anybody may ask of sign-ups. */
export const publicEndpoints: Endpoint[] = [
  challenge,
  signUp,
  find,
  ...(['cancel', 'accept', 'decline', 'continue', 'drop'] as const).map(step),
  copy,
  erase,
  draw,
]

function askedIn(sent: Sent, req: PublicRequest, signUps: SignUps): SignUpAsked {
  if (sent.kind === 'json') return parsed(signUpAsked, sent.body)
  const asked = parsed(signUpAsked, signUpOfForm(sent.fields, networkOfRequest(req), signUps.now()))
  return { ...asked, answers: typedAnswers(signUps.ruleOf(asked.bookable), asked.answers) }
}

function claimOfForm(fields: Fields): unknown {
  return { code: fields.get('code') ?? '', phone: fields.get('phone') ?? '' }
}

function answerShown(
  signUps: SignUps,
  registration: RegistrationShown,
  by: Claim,
  { isNew, status }: { isNew: boolean; status: number },
): Promise<Response> {
  return answerWithPage(signUps, { kind: 'registration', registration, claim: by, isNew }, status)
}
