import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import { expect, it } from 'vitest'
import { certificatePdf } from '../../../cms/features/signup/certificates/pdf/certificatePdf.ts'
import { fontOfWoff } from '../../../cms/base/pdf/woff.ts'

const content = {
  number: '7K3M-9PQ2-XAB4-0T5Z',
  names: ['柳知秋'],
  title: '声乐班：先学会喘气',
  organisation: '呈贡区总工会',
  attended: 13,
  lessons: 15,
  ended: '2026-11-28T08:00:00.000Z',
  checkedAt: 'https://www.example.org',
}

it('should be a PDF of one page with a subset of the font, and nobody in what it says of itself', async () => {
  const pdf = await certificatePdf(content)
  const text = pdf.toString('latin1')
  expect(text).toMatch(/^%PDF-1\.7/)
  expect(text.trimEnd()).toMatch(/%%EOF$/)
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect(text).toContain('LXGWWenKai')
  expect(pdf.length).toBeLessThan(80_000)
})

it('should be drawn for a long title, several names, and a letter that no font has', async () => {
  const names = ['欧阳测试甲', '小满', '🙂']
  const pdf = await certificatePdf({ ...content, names, title: '很长的课程名字'.repeat(12) })
  expect(pdf.length).toBeGreaterThan(5_000)
})

it('should take of a WOFF the font that is in it', async () => {
  const file = createRequire(import.meta.url).resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff')
  const font = create(await fontOfWoff(await readFile(file)))
  expect('hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint('结'.codePointAt(0) ?? 0)).toBe(true)
  await expect(fontOfWoff(Buffer.from('wOF2'.padEnd(60)))).rejects.toThrow('no font of WOFF 1.0')
})
