import fc from 'fast-check'
import { consentVersion } from '../../../cms/features/signup/asked/contract.ts'
import { hostileJson, hostileText } from './hostileValues.ts'

/** A request to an endpoint of sign-ups that no form of ours would send. */
export interface SignUpRequest {
  path: string
  type: string
  body: string
}

const steps = [
  'challenge',
  'registrations',
  'registration',
  'cancel',
  'accept',
  'decline',
  'continue',
  'drop',
  'export',
  'erase',
  'certificate',
] as const
const claim = { code: '0000000000', phone: '13800138000' }

/** Every one has something wrong: a field of another kind, one too many, none at all, or a body that is none. */
export function signUpRequest(bookable: object): fc.Arbitrary<SignUpRequest> {
  const whole = {
    ...{ bookable, key: 'a-key-of-a-hostile-form', name: '某人', phone: '13800138000', unit: '', comes: true },
    ...{ children: [], answers: {}, consent: consentVersion, guardian: false },
  }
  // none of these is right for any field
  const wrong = fc.oneof(hostileJson, hostileText).filter((value) => value !== '' && value !== undefined)
  const spoilt = (body: object, names: readonly string[]) =>
    fc.tuple(fc.constantFrom(...names), wrong).map(([name, value]) => JSON.stringify({ ...body, [name]: value }))
  const path = fc.constantFrom(...steps)
  const bodyOf = (step: (typeof steps)[number]): fc.Arbitrary<string> =>
    step === 'registrations'
      ? spoilt({ ...whole, website: 'x' }, [...Object.keys(whole), 'more'])
      : step === 'challenge'
        ? spoilt({ key: whole.key }, ['key', 'more'])
        : spoilt(claim, ['code', 'phone', 'more'])
  const json = path.chain((step) => bodyOf(step).map((body) => ({ path: step, type: 'application/json', body })))
  const cut = json.map((one) => ({ ...one, body: one.body.slice(0, -1) }))
  const form = fc
    .tuple(
      path,
      fc.array(
        fc.tuple(
          fc.constantFrom('collection', 'entry', 'phone', 'code', 'child1Age', 'answer.x', '__proto__'),
          hostileText,
        ),
      ),
    )
    .map(([step, fields]) => ({
      path: step,
      type: 'application/x-www-form-urlencoded',
      body: fields.map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`).join('&'),
    }))
  const other = fc
    .tuple(
      path,
      hostileText,
      fc.constantFrom('text/plain', 'application/json', 'application/xml', 'multipart/form-data; boundary=x'),
    )
    .map(([step, body, type]) => ({ path: step, type, body }))
  return fc.oneof(
    { weight: 6, arbitrary: json },
    { weight: 1, arbitrary: cut },
    { weight: 2, arbitrary: form },
    { weight: 1, arbitrary: other },
  )
}
