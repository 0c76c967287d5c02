import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inFours, namesOn, standingOf } from '../../../cms/features/signup/certificates/rules.ts'
import { maskedName } from '../../../cms/features/signup/persons/masks.ts'
import { attendedOf, type LessonSeen, longestAgoMs, makeUpProblem } from '../../../cms/features/signup/makeUps/rules.ts'

const states = ['came', 'absent', 'unknown', 'made-up'] as const
const lesson = (number: number, state: LessonSeen['state']): LessonSeen => ({
  ...{ id: `l${number}`, number, state, start: number * 100, end: number * 100 + 50 },
})
const someLessons = fc
  .array(fc.constantFrom(...states), { minLength: 1, maxLength: 20 })
  .map((all) => all.map((state, index) => lesson(index + 1, state)))

describe('a certificate', () => {
  it('should be earned by who attended or made up the share that is asked for, when all is over', () => {
    fc.assert(
      fc.property(someLessons, fc.integer({ min: 1, max: 100 }), fc.nat(3000), (seen, share, now) => {
        const counted = seen.filter(({ state }) => state === 'came' || state === 'made-up').length
        const isOver = now >= seen.length * 100 + 50
        const { attended, lessons, needed, isEarned } = standingOf(seen, share, now)
        expect([attended, lessons, isEarned]).toEqual([
          counted,
          seen.length,
          isOver && counted * 100 >= share * seen.length,
        ])
        expect(isOver && attended >= needed).toBe(isEarned)
      }),
    )
  })

  it('should be for nobody where no lesson took place', () => {
    expect(standingOf([], 80, 1e9)).toMatchObject({ isOver: false, isEarned: false })
  })

  it('should have its number in fours', () => {
    expect(inFours('7K3M9PQ2XAB40T5Z')).toBe('7K3M-9PQ2-XAB4-0T5Z')
  })
})

describe('a lesson made up', () => {
  const seen = [lesson(1, 'came'), lesson(2, 'absent'), lesson(3, 'unknown'), lesson(9, 'unknown')]
  const there = { entry: 'other', occasion: 'o1', start: 210 }
  const problem = (lessonId: string, at = there, used: string[] = []) =>
    makeUpProblem({ lesson: lessonId, at, entry: 'own' }, seen, used, 500)?.code

  it('should be one that was missed, at an occasion that has been', () => {
    expect(problem('l2')).toBeUndefined()
    expect(problem('l3')).toBeUndefined()
    expect(problem('l1')).toBe('not-missed')
    expect(problem('l9')).toBe('made-up-too-early')
    expect(problem('l2', { ...there, start: 501 })).toBe('made-up-too-early')
    expect(problem('nothing')).toBe('no-such-lesson')
    expect(problem('l2', { ...there, start: 500 - longestAgoMs })).toBeUndefined()
    expect(problem('l2', { ...there, start: 499 - longestAgoMs })).toBe('made-up-too-late')
  })

  it('should take the place of one lesson, and not be one that counts already', () => {
    expect(problem('l2', there, ['o1'])).toBe('made-up-twice')
    expect(problem('l2', { entry: 'own', occasion: 'l1', start: 100 })).toBe('made-up-twice')
    expect(problem('l2', { entry: 'own', occasion: 'l2', start: 200 })).toBe('made-up-twice')
    expect(problem('l2', { entry: 'own', occasion: 'l3', start: 300 })).toBeUndefined()
  })

  it('should count as attended, once', () => {
    expect(attendedOf([...seen, lesson(4, 'made-up')])).toEqual({ attended: 2, lessons: 5 })
  })
})

it('should name on a certificate those who came, and none for another where there are fewer places than names', () => {
  const family = { name: '柳知秋', comes: true, children: [{ name: '小满', age: 7 }] }
  expect(namesOn(family, 2)).toEqual(['柳知秋', '小满'])
  expect(namesOn({ ...family, comes: false }, 1)).toEqual(['小满'])
  expect(namesOn(family, 1)).toEqual(['柳知秋报名的 1 人'])
  expect(namesOn(family, 1, maskedName)).toEqual(['柳*秋报名的 1 人'])
  expect(namesOn(family, 2, maskedName)).toEqual(['柳*秋', '小*'])
})
