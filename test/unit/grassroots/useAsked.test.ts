import { expect, it } from 'vitest'
import { saidAt, withNewer } from '../../../cms/features/grassroots/admin/useAsked.ts'

const said = { address: '/a', answer: 'of A', problem: undefined }

it('should show at an address only what was said there, so that nothing of one campaign is saved over another', () => {
  expect(saidAt(said, '/a')?.answer).toBe('of A')
  expect(saidAt(said, '/b')).toBeUndefined()
  expect(saidAt(said, undefined)).toBeUndefined()
  expect(saidAt(undefined, '/a')).toBeUndefined()
})

it('should take a newer answer for its address, and none that comes when another one is shown', () => {
  const problem = { ...said, answer: undefined, problem: '没有这个专项。' }
  expect(withNewer(problem, '/a', 'newer')).toEqual({ ...said, answer: 'newer' })
  expect(withNewer(said, '/b', 'of B')).toBe(said)
  expect(withNewer(undefined, '/a', 'newer')).toBeUndefined()
})
