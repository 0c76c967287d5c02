import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles, type Role } from '../../../cms/rights/roles.ts'
import { refusal } from '../../../cms/features/review/rules.ts'
import { reviewing, separationOf } from '../../../cms/features/review/separation.ts'

describe('writing and review', () => {
  it('should be apart where that is wanted and a second account can review, whoever else there is', () => {
    const accounts = fc.array(fc.constantFrom(...(Object.keys(roles) as Role[])), { maxLength: 8 })
    fc.assert(
      fc.property(fc.boolean(), accounts, (isWanted, others) => {
        const reviewers = ['administrator' as const, ...others].filter((role) => reviewing.includes(role))
        const { isSeparate, isAlone } = separationOf(isWanted, reviewers.length)
        expect(isSeparate).toBe(isWanted && others.some((role) => !['unit-editor', 'auditor'].includes(role)))
        expect(isAlone).toBe(isWanted && !isSeparate)
        // nobody is kept from publishing whom no one could help, and nobody publishes alone beside others
        const own = { stage: 'draft' as const, writers: ['me'], menders: [], isLive: false }
        const problem = refusal('publish', { id: 'me', role: 'administrator' }, own, isSeparate)
        expect(problem === undefined).toBe(!isSeparate)
      }),
    )
  })
})
