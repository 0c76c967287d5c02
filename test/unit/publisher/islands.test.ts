import { expect, it } from 'vitest'
import { calendarPath, dayPath } from '../../../site/catalogue/calendar/calendarPages.ts'
import { freePath, nearPath, thisWeekPath, whatsOnPath } from '../../../site/catalogue/calendar/whatsOn.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { datedLibraries } from '../../../site/catalogue/calendar/dated.ts'
import { answerPath, entryPath, listPath, registrationPath, signUpPath } from '../../../site/catalogue/urls.ts'
import { islandsOf } from '../../../site/islands/islands.ts'
import { pagePolicyOf } from '../../../site/publisher/outputs/pagePolicy.ts'
import { searchPath } from '../../../site/search/asked/asked.ts'

it('should allow scripts on pages with an island alone, and never one that stands in the page', () => {
  const entries = pageCollections.map((library) => entryPath(library, 'some-entry'))
  for (const path of [searchPath, whatsOnPath, freePath, thisWeekPath, nearPath, ...entries]) {
    const isDatedEntry = datedLibraries.some((library) => path === entryPath(library, 'some-entry'))
    expect([path, islandsOf(path).length]).toEqual([path, isDatedEntry ? 2 : 1])
    expect(pagePolicyOf(path)).toMatch(/; connect-src 'self';.*; script-src 'self'$/)
  }
  for (const library of datedLibraries) {
    expect(islandsOf(entryPath(library, 'some-entry'))).toContain('places')
    expect(islandsOf(signUpPath(library, 'some-entry'))).toEqual(['sign-up'])
  }
  expect(islandsOf(registrationPath)).toEqual(['registration'])
  // what answers a plain form has the words of one visitor, and no script
  expect([islandsOf(answerPath), islandsOf(signUpPath('works', 'some-entry'))]).toEqual([[], []])
  const lists = pageCollections.flatMap((library) => [listPath(library, 1), listPath(library, 'front', 'choir')])
  for (const path of ['/', '/404.html', '/404/', calendarPath, dayPath(20_000), ...lists]) {
    expect([path, islandsOf(path)]).toEqual([path, []])
    expect(pagePolicyOf(path)).not.toMatch(/script-src/)
  }
  // WeChat's server is let in by pages that set a card, where an operator has named an account
  const sdk = 'https://res.wx.example/open/js/jweixin.js'
  for (const path of entries) {
    expect([path, islandsOf(path, true)]).toEqual([
      path,
      islandsOf(path).includes('places') ? ['share', 'wechat', 'places'] : ['share', 'wechat'],
    ])
    expect(pagePolicyOf(path, sdk)).toBe(
      pagePolicyOf(path).replaceAll(/(script|connect)-src 'self'/g, '$& https://res.wx.example'),
    )
  }
  for (const path of ['/', '/404/', calendarPath, searchPath, whatsOnPath, freePath, ...lists])
    expect([path, pagePolicyOf(path, sdk)]).toEqual([path, pagePolicyOf(path)])
  for (const path of ['/', searchPath, ...entries]) expect(pagePolicyOf(path)).not.toMatch(/script-src[^;]*unsafe/)
})
