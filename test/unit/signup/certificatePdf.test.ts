import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pdfOf } from '../../../cms/base/pdf/pdfOf.ts'
import { certificateLines, type OnCertificate } from '../../../cms/features/signup/certificates/pdf/certificateLines.ts'
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

/** Does something with a document that measures in the font of print. */
async function measuring(use: (lines: (content: OnCertificate) => ReturnType<typeof placed>) => void): Promise<void> {
  await pdfOf({ title: '', author: '', isLandscape: true }, (document) => use((content) => placed(document, content)))
}

/** The lines of a certificate with their measured right ends and feet, the lowest last. */
function placed(document: PDFKit.PDFDocument, content: OnCertificate) {
  const measure = (text: string, size: number, characterSpacing: number): number =>
    document.fontSize(size).widthOfString(text, { characterSpacing })
  return certificateLines(content, measure).map((line) => ({
    ...line,
    right: line.x + measure(line.text, line.size, line.spacing),
    foot: line.y + document.fontSize(line.size).currentLineHeight(),
  }))
}

const letter = fc.oneof(
  fc.constantFrom(...'柳知秋欧阳鑫·麤WMi阿'),
  fc.constantFrom('🙂', '—', '﷽', 'é', 'e\u0301', ' '),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
)
const textOf = (most: number) => fc.array(letter, { minLength: 1, maxLength: most }).map((some) => some.join(''))
const wide = (most: number) =>
  fc.oneof(
    textOf(most),
    fc.constantFrom('鑫', 'W').map((one) => one.repeat(most)),
  )

it('should keep within its frame and its lines apart, whatever stands on it', async () => {
  await measuring((lines) => {
    fc.assert(
      fc.property(
        fc.array(wide(40), { minLength: 1, maxLength: 11 }),
        wide(120),
        wide(40),
        fc.integer({ min: 1, max: 200 }),
        (names, title, organisation, length) => {
          const checkedAt = `https://${'w'.repeat(Math.min(length, 60))}.${'example.'.repeat(length / 12)}org`
          const all = lines({ ...content, names, title, organisation, checkedAt })
          for (const { x, right, y, foot } of all) {
            expect(Math.min(x, 841.89 - right)).toBeGreaterThan(40)
            expect(y).toBeGreaterThan(40)
            expect(foot).toBeLessThan(595.28 - 40)
          }
          for (const [index, { y }] of all.entries()) expect(y).toBeGreaterThanOrEqual(all[index - 1]?.foot ?? 0)
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('should name everybody, however many they are and however long their names', async () => {
  await measuring((lines) => {
    const name = fc.integer({ min: 1, max: 40 }).map((length) => '鑫'.repeat(length))
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 11 }), (names) => {
        const text = lines({ ...content, names })
          .map((line) => line.text)
          .join('')
        expect(text).toContain(`结业证书${names.join('、')}参加并完成了`)
      }),
      { numRuns: 60 },
    )
    const [, first, second] = lines({ ...content, names: Array<string>(9).fill('欧阳测试甲') })
    // a name stays whole where it can, and lines are of like length
    expect(`${first?.text}${second?.text}`).toBe(Array<string>(9).fill('欧阳测试甲').join('、'))
    expect(first?.text).toBe('欧阳测试甲、'.repeat(4))
  })
})

it('should take of a WOFF the font that is in it', async () => {
  const file = createRequire(import.meta.url).resolve('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff')
  const font = create(await fontOfWoff(await readFile(file)))
  expect('hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint('结'.codePointAt(0) ?? 0)).toBe(true)
  await expect(fontOfWoff(Buffer.from('wOF2'.padEnd(60)))).rejects.toThrow('no font of WOFF 1.0')
})
