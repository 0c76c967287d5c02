import { describe, expect, it } from 'vitest'
import { siteData } from '../../../cms/features/sample/documents.ts'
import { siteFile } from '../../../cms/features/sample/schema.ts'

describe('the settings of the sample site', () => {
  it('should have everything that their file may say', () => {
    const file = siteFile.parse({
      name: '工韵',
      organisation: '市总工会',
      headline: '下班后来上课',
      licence: 'with-source',
      offersPosters: false,
      prices: [],
    })
    const data = siteData(file)
    expect(Object.keys(data).sort()).toEqual(Object.keys(siteFile.shape).sort())
    expect(data).toMatchObject(file)
  })
})
