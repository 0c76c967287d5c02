import fc from 'fast-check'
import { consentVersion, formKey } from '../../../cms/features/signup/asked/contract.ts'
import { hostileJson, hostileText } from './hostileValues.ts'

/** A request to an endpoint of sign-ups that no form of ours would send. */
export interface SignUpRequest {
  method: 'GET' | 'POST'
  /** Below /api/signup, with its query. */
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
  'certificate-check',
  'feedback',
  'check-in',
] as const
const claim = { code: '0000000000', phone: '13800138000' }
/** What nothing is found by. */
const unknown = {
  number: '0000-0000-0000-0000',
  ticket: `${'a'.repeat(22)}.${'b'.repeat(22)}`,
  door: '000000',
}

/** Every one has something wrong: a field of another kind, one too many, none at all, or a body that is none. */
export function signUpRequest(bookable: object): fc.Arbitrary<SignUpRequest> {
  const whole = {
    ...{ bookable, key: 'a-key-of-a-hostile-form', name: '某人', phone: '13800138000', unit: '', comes: true },
    ...{ children: [], answers: {}, consent: consentVersion, guardian: false, price: 0 },
  }
  const feedback = { bookable, ticket: unknown.ticket, overall: 5, content: 5, place: 5, text: '' }
  // none of these is right for any field
  const isRight = (value: unknown) => value === '' || value === undefined || formKey.safeParse(value).success
  const wrong = fc.oneof(hostileJson, hostileText).filter((value) => !isRight(value))
  const spoilt = (body: object, names: readonly string[]) =>
    fc.tuple(fc.constantFrom(...names), wrong).map(([name, value]) => JSON.stringify({ ...body, [name]: value }))
  const path = fc.constantFrom(...steps)
  const bodyOf = (step: (typeof steps)[number]): fc.Arbitrary<string> =>
    step === 'registrations'
      ? spoilt({ ...whole, website: 'x' }, [...Object.keys(whole), 'more'])
      : step === 'challenge'
        ? spoilt({ key: whole.key }, ['key', 'more'])
        : step === 'feedback'
          ? spoilt(feedback, [...Object.keys(feedback), 'more'])
          : step === 'certificate-check'
            ? spoilt({ number: unknown.number }, ['number', 'more'])
            : step === 'check-in'
              ? spoilt({ ...claim, door: unknown.door }, ['code', 'phone', 'door', 'more'])
              : spoilt(claim, ['code', 'phone', 'more'])
  const method = 'POST' as const
  const json = path.chain((step) =>
    bodyOf(step).map((body) => ({ method, path: step, type: 'application/json', body })),
  )
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
      method,
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
    .map(([step, body, type]) => ({ method, path: step, type, body }))
  const draw = fc
    .record(
      {
        collection: fc.oneof(fc.constant('activities'), hostileText),
        entry: fc.oneof(fc.constant('nothing'), hostileText),
        occasion: hostileText,
        more: hostileText,
      },
      { requiredKeys: [] },
    )
    .map((query) => {
      // a longer address is refused by what speaks HTTP, before anybody knows what is asked
      const parts = Object.entries(query).map(([name, text]) => [name, text.slice(0, 300).toWellFormed()])
      const path = `draw?${new URLSearchParams(parts).toString()}`
      return { method: 'GET' as const, path, type: 'application/json', body: '' }
    })
  return fc.oneof(
    { weight: 6, arbitrary: json },
    { weight: 1, arbitrary: cut },
    { weight: 2, arbitrary: form },
    { weight: 1, arbitrary: other },
    { weight: 1, arbitrary: draw },
  )
}
