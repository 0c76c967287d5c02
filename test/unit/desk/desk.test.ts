import { describe, expect, it } from 'vitest'
import { listHref } from '../../../cms/features/desk/desk.ts'
import { awayText, listOf, pictureProblem, soonest } from '../../../cms/features/desk/rules.ts'

/** Tuesday 24 November 2026, 23:30 in Shanghai. */
const now = Date.parse('2026-11-24T15:30:00Z')

describe('an entry that takes place', () => {
  it('should count from its next date that is not cancelled, within thirty days', () => {
    const past = { start: '2026-11-24T15:00:00.000Z' }
    const cancelled = { start: '2026-11-25T11:30:00.000Z', cancelled: true }
    const next = { start: '2026-11-27T11:30:00.000Z' }
    const later = { start: '2026-12-02T11:30:00.000Z', cancelled: false }
    const far = { start: '2026-12-25T11:30:00.000Z' }
    expect(soonest([past, later, cancelled, next, far], now)).toBe(next.start)
    expect(soonest([past, cancelled, far, { start: null }], now)).toBeUndefined()
  })

  it.each([
    ['2026-11-24T15:59:00Z', '今天'],
    ['2026-11-24T16:00:00Z', '明天'],
    ['2026-11-27T15:59:00Z', '3 天后'],
  ])('should be said to be away by the calendar of Shanghai: %s', (at, text) => expect(awayText(at, now)).toBe(text))
})

describe('a picture', () => {
  const alts = new Map([
    ['told', '合唱团在台上'],
    ['silent', ' '],
    ['bare', null],
  ])

  it.each([
    [undefined, '没有海报'],
    [null, '没有海报'],
    ['deleted', '没有海报'],
    ['silent', '海报缺图片说明'],
    ['bare', '海报缺图片说明'],
    ['told', undefined],
  ])('should be there and tell what it shows: %s', (picture, problem) =>
    expect(pictureProblem(picture, alts)).toBe(problem),
  )
})

describe('a draft', () => {
  const editor = { id: 'e', mayPublish: true, isOfUnit: false, isSeparate: true }
  const ofUnit = { id: 'u', mayPublish: false, isOfUnit: true, isSeparate: true }
  const auditor = { id: 'a', mayPublish: false, isOfUnit: false, isSeparate: true }
  const stand = (stage: string | undefined, writers: string[], menders: string[] = []) =>
    [editor, ofUnit, auditor].map((viewer) => listOf({ stage, writers, menders }, viewer))

  it('should be reviewed by who may publish and did not write it', () => {
    expect(stand('in-review', ['u'])).toEqual(['toReview', 'submitted', undefined])
    expect(stand('in-review', ['e'])).toEqual(['submitted', 'submitted', undefined])
    expect(listOf({ stage: 'in-review', writers: ['e'], menders: [] }, { ...editor, isSeparate: false })).toBe(
      'toReview',
    )
  })

  it('should wait for its writer to agree when the reviewer mended it, and for others to review', () => {
    expect(stand('in-review', ['u'], ['e'])).toEqual(['toReview', 'submitted', undefined])
    expect(stand('mended', ['u'], ['e'])).toEqual(['submitted', 'toConsent', undefined])
    expect(stand('mended', ['u'], ['r'])).toEqual(['toReview', 'toConsent', undefined])
    expect(stand('mended', ['e'], ['r'])).toEqual(['toConsent', 'submitted', undefined])
  })

  it('should come back to who wrote it, and to the unit', () => {
    expect(stand('returned', ['e'])).toEqual(['returned', 'returned', undefined])
    expect(stand('returned', ['u'])).toEqual([undefined, 'returned', undefined])
  })

  it('should wait for who may publish when it is approved', () => {
    expect(stand('approved', ['u'])).toEqual(['approved', undefined, undefined])
  })

  it('should be on the desk of who writes it, whether it has a stage or none', () => {
    for (const stage of ['draft', undefined]) {
      expect(stand(stage, ['u'])).toEqual([undefined, 'drafts', undefined])
      expect(stand(stage, [])).toEqual([undefined, undefined, undefined])
    }
  })
})

describe('the way to a whole list', () => {
  it('should be filtered as the list view reads it', () => {
    expect(decodeURIComponent(listHref('works', { stage: ['equals', 'in-review'] }, '-updatedAt'))).toBe(
      '/admin/collections/works?where[or][0][and][0][stage][equals]=in-review&sort=-updatedAt',
    )
  })
})
