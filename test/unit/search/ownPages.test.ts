import { describe, expect, it } from 'vitest'
import { nothingAsked } from '../../../site/search/asked/asked.ts'
import { ownPagesFor } from '../../../site/search/page/ownPages.ts'
import { resultsHtml } from '../../../site/search/page/resultsHtml.ts'
import { suggestionsFor } from '../../../site/search/page/suggestions.ts'
import { answer } from '../../../site/search/query/answer.ts'
import { searchOver } from '../../support/searchSite.ts'

const now = Date.parse('2026-11-26T12:00:00+08:00')
const { reader } = searchOver([{ library: 'notices', title: '报名须知' }])

async function markupOf(text: string, library?: 'notices'): Promise<string> {
  const asked = { ...nothingAsked, text, library }
  return resultsHtml(await answer(reader, asked, { now, withFacets: false }), now).markup
}

describe('a page that is no entry', () => {
  it.each(['我的报名', '报名查询', '取消报名', '退课', '确认码', '怎么取消报名', ' 我的 报名', '报名'])(
    'should be found by 我的报名 for “%s”, whatever else is found',
    async (text) => {
      expect(await markupOf(text)).toContain('<a href="/sign-up/">我的报名</a>')
      const offered = await suggestionsFor(reader, text, now)
      expect(offered.map(({ address }) => address)).toContain('/sign-up/')
    },
  )

  it('should be those for checking in and for certificates, too', () => {
    expect(ownPagesFor('签到码').map(({ path }) => path)).toEqual(['/sign-up/check-in/'])
    expect(ownPagesFor('证书').map(({ path }) => path)).toEqual(['/certificate/'])
  })

  it('should not be there for anything else, nor among the entries of one library', async () => {
    for (const text of ['', '合', '报', '合唱', '<b>', '须知']) expect(ownPagesFor(text)).toEqual([])
    expect(await markupOf('报名', 'notices')).not.toContain('/sign-up/')
  })
})
