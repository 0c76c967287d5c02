import { expect, it } from 'vitest'
import { offeredBy, policyOfOffered } from '../../../cms/features/signup/rules/offered.ts'
import { noSums, placesAt } from '../../../cms/features/signup/rules/places.ts'
import { now } from '../../support/eventStates.ts'
import { catalogueOfSignUps } from '../../support/signUpStates.ts'

it('should say of places that they were drawn, whatever staff have said since', () => {
  const lottery = offeredBy(catalogueOfSignUps(), { collection: 'activities', entry: 'before', occasion: 'only' })
  if (typeof lottery === 'string') throw new Error('it is offered')
  for (const override of ['open', undefined] as const) {
    const policy = policyOfOffered(lottery, override)
    if (policy === undefined) throw new Error('it has a date')
    expect(placesAt(noSums, policy, now)).not.toHaveProperty('isDrawn')
    expect(placesAt({ ...noSums, isDrawn: true }, policy, now)).toHaveProperty('isDrawn', true)
  }
})
