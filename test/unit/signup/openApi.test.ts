import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import config from '../../../cms/payload.config.ts'
import { isBlank } from '../../../cms/base/characters.ts'
import { forSignUp } from '../../../cms/base/network/paths.ts'
import { claim, consentVersion, signUpAsked, signUpLibraries } from '../../../cms/features/signup/asked/contract.ts'
import { openApiDocument } from '../../../cms/features/signup/openapi/document.ts'
import { operations } from '../../../cms/features/signup/openapi/operations.ts'
import { nameProblem } from '../../../site/catalogue/signUp/rules.ts'

const ajv = new Ajv2020({ strict: false, formats: fullFormats })
ajv.addSchema(openApiDocument(), 'api')
const isValid = (name: string, value: unknown) => ajv.validate({ $ref: `api#/components/schemas/${name}` }, value)

const text = (most: number) => fc.string({ minLength: 1, maxLength: most, unit: fc.constantFrom(...'李四 aB9·，。') })
const phone = fc.stringMatching(/^1[3-9]\d{9}$/)
const id = fc.stringMatching(/^[\w-]{16,64}$/)

it('should name every endpoint that answers visitors, and no other', async () => {
  // the front answers places from memory; the others in the list are the desk's, and the document itself
  const isPublic = (path: string) => forSignUp.test(`/api${path}`) || path === '/signup/draw'
  const ours = ((await config).endpoints ?? []).filter(({ path }) => isPublic(path))
  const documented = operations.filter(({ path }) => path !== 'places').map(({ method, path }) => [method, path])
  expect(documented.sort()).toEqual(ours.map(({ method, path }) => [method, path.replace('/signup/', '')]).sort())
})

it('should be the document that is committed and answered', () => {
  const committed = readFileSync('cms/features/signup/openapi/openapi.json', 'utf8')
  expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
})

/** What is no name for other reasons than its shape stands in no schema. */
const someName = text(40).filter((name) => !isBlank(name) && nameProblem(name, '姓名') === undefined)

it('should describe every form that the server takes', () => {
  const form = fc.record(
    {
      bookable: fc.record(
        { collection: fc.constantFrom(...signUpLibraries), entry: id, occasion: id },
        { requiredKeys: ['collection', 'entry'] },
      ),
      key: id,
      name: someName,
      phone,
      unit: text(60),
      comes: fc.boolean(),
      children: fc.array(fc.record({ name: someName, age: fc.integer({ min: 0, max: 17 }) }), { maxLength: 4 }),
      answers: fc.dictionary(id, fc.oneof(text(200), fc.integer(), fc.boolean()), { maxKeys: 3 }),
      consent: fc.constant(consentVersion),
      guardian: fc.boolean(),
      price: fc.nat(),
    },
    { requiredKeys: ['bookable', 'key', 'name', 'phone', 'consent'] },
  )
  fc.assert(
    fc.property(form, (sent) => {
      expect(signUpAsked.safeParse(sent).error).toBeUndefined()
      expect(isValid('SignUp', sent), JSON.stringify(ajv.errors)).toBe(true)
    }),
  )
})

it('should not describe what the server refuses for its shape', () => {
  const value = fc.anything({ maxDepth: 1 })
  fc.assert(
    fc.property(fc.record({ code: value, phone: value, more: value }, { requiredKeys: [] }), (sent) => {
      if (isValid('Claim', sent)) expect(Object.keys(sent).sort()).toEqual(['code', 'phone'])
      else expect(claim.safeParse(sent).success).toBe(false)
    }),
  )
})
