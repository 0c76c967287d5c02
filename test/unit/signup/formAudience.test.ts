import fc from 'fast-check'
import { expect, it } from 'vitest'
import { signUpAsked } from '../../../cms/features/signup/asked/contract.ts'
import { audienceOf, formProblem } from '../../../cms/features/signup/rules/formProblem.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import type { SignUpHere } from '../../../site/catalogue/schemas/signUpHere.ts'
import { consentVersion } from '../../../site/catalogue/signUp/rules.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { type Audience, audiences, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { formModelOf } from '../../../site/signUp/formModel.ts'
import { now } from '../../support/eventStates.ts'
import { catalogueOfSignUps } from '../../support/signUpStates.ts'

const catalogue = catalogueOfSignUps()
const plain = entrySchemas.activities.parse(catalogue.get('activities', 'plain'))
const ages = { youngest: 4, oldest: 12 }

/** An entry that is for some, and keeps places for some. */
function entryFor(isFor: readonly Audience[], kept: readonly Audience[], bringsChildren: boolean) {
  const rule = {
    ...plain.signUpHere,
    ...(bringsChildren && { children: ages }),
    quotas: kept.map((audience) => ({ audience, seats: 1 })),
  } as SignUpHere
  return { entry: { ...plain, audiences: [...isFor], signUpHere: rule }, rule }
}

/** Every form that somebody could send of it: whom they can choose to be, without a child, with one, and the child alone. */
function formsOf({ entry }: ReturnType<typeof entryFor>) {
  const persons = { keepDays: 90, takesEmail: false, sendsTexts: false }
  const model = formModelOf('activities', entry, new CatalogueView(catalogue), {
    ...{ now, persons, siteUrl: 'https://union.example' },
  })
  const chosen = [undefined, ...(model?.audiences.map(({ value }) => value) ?? [])]
  const parties = [
    { comes: true },
    ...(model?.children === undefined
      ? []
      : [true, false].map((comes) => ({ comes, children: [{ name: '小满', age: 8 }], guardian: true }))),
  ]
  return chosen.flatMap((audience) =>
    parties.map((party) =>
      signUpAsked.parse({
        bookable: { collection: 'activities', entry: 'plain', occasion: 'only' },
        ...{ key: 'k'.repeat(16), name: '柳', phone: '13800138000', consent: consentVersion, audience, ...party },
      }),
    ),
  )
}

const some = fc.uniqueArray(fc.constantFrom(...valuesOf(audiences)), { maxLength: 4 })

it('should let somebody sign up by the form, whomever it is for, and have what is kept for any of them', () => {
  fc.assert(
    fc.property(some, some, fc.boolean(), (isFor, kept, bringsChildren) => {
      const made = entryFor(isFor, kept, bringsChildren)
      const taken = formsOf(made).filter((form) => formProblem(form, made.rule, isFor) === undefined)
      expect(taken).not.toEqual([])
      const reached = new Set(taken.map((form) => audienceOf(form, made.rule, isFor)))
      // places that are kept for somebody whom it is not for are an editor's slip
      for (const audience of kept)
        if (isFor.length === 0 || isFor.includes('workers') || isFor.includes(audience))
          expect([...reached]).toContain(audience)
    }),
    { numRuns: 300 },
  )
})

it('should take a parent with a child where it is for children, and say what is missing without one', () => {
  const onlyChildren = entryFor(['children'], [], true)
  const [alone, family, child] = formsOf(onlyChildren)
  if (alone === undefined || family === undefined || child === undefined) throw new Error('three forms')
  const problemOf = (form: typeof alone, isFor: readonly Audience[]) => formProblem(form, onlyChildren.rule, isFor)
  expect([problemOf(family, ['children']), problemOf(child, ['children'])]).toEqual([undefined, undefined])
  expect(problemOf(family, ['children', 'women'])).toBeUndefined()
  expect(problemOf(family, ['women'])?.reason.code).toBe('wrong-audience')
  expect(problemOf(alone, ['children'])).toMatchObject({
    path: 'children',
    reason: { message: '这个活动面向职工子女。请加上来参加的孩子。' },
  })
  expect(problemOf(alone, ['children', 'women'])).toMatchObject({
    path: 'audience',
    reason: { message: '这个活动面向职工子女、女职工。请选择符合的身份，或加上来参加的孩子。' },
  })
})

it('should note that children come where that counts, and nowhere else', () => {
  const family = { children: [{ name: '小满', age: 8 }] }
  const kept = (...all: Audience[]) => ({ quotas: all.map((audience) => ({ audience, seats: 1 })) })
  expect(audienceOf({ audience: undefined, ...family }, kept('children'), [])).toBe('children')
  expect(audienceOf({ audience: 'women', ...family }, kept('children'), [])).toBe('children')
  expect(audienceOf({ audience: 'women', ...family }, kept('children', 'women'), [])).toBe('women')
  expect(audienceOf({ audience: 'women', ...family }, kept(), ['children', 'women'])).toBe('women')
  expect(audienceOf({ audience: undefined, ...family }, kept('women'), [])).toBeUndefined()
  expect(audienceOf({ audience: undefined, children: [] }, kept('children'), ['children'])).toBeUndefined()
})
