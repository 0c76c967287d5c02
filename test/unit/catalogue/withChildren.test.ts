import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Entries } from '../../../site/catalogue/entries.ts'
import { occasionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { isWished, noWish } from '../../../site/catalogue/calendar/whatsOn.ts'
import { audiencesFound, takesChildren } from '../../../site/catalogue/signUp/withChildren.ts'
import { audiences, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { facetsOf } from '../../../site/search/documents/facetsOf.ts'
import { now } from '../../support/eventStates.ts'
import { catalogueOfSignUps } from '../../support/signUpStates.ts'

it('should find under 带孩子 what whoever signs up may bring a child to, whomever it is for', () => {
  const catalogue = catalogueOfSignUps()
  const [families, plain] = [catalogue.get('activities', 'families'), catalogue.get('activities', 'plain')]
  if (families === undefined || plain === undefined) throw new Error('both are there')
  const stands = (entry: Entries['activities']) => ({
    isShown: occasionsOf(entry).some((item) =>
      isWished(item, { ...noWish, withChildren: true }, catalogue.calendar, now),
    ),
    isFound: facetsOf('activities', entry, new CatalogueView(catalogue)).audience?.some(
      ({ key }) => key === 'children',
    ),
  })
  expect(stands({ ...families, audiences: ['women'] })).toEqual({ isShown: true, isFound: true })
  expect(stands({ ...plain, audiences: ['women'] })).toEqual({ isShown: false, isFound: false })
})

it('should name each once for whom an entry is found', () => {
  const some = fc.uniqueArray(fc.constantFrom(...valuesOf(audiences)))
  const children = fc.constantFrom(undefined, { youngest: 4, oldest: 12 })
  fc.assert(
    fc.property(some, children, (named, ages) => {
      const entry = { audiences: named, signUpHere: { children: ages } }
      const found = audiencesFound(entry)
      expect(new Set(found).size).toBe(found.length)
      expect(found.includes('children')).toBe(takesChildren(entry))
      expect(found.filter((one) => one !== 'children')).toEqual(named.filter((one) => one !== 'children'))
    }),
  )
})
