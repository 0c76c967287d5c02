import { HtmlDiff } from '@payloadcms/ui/elements/HTMLDiff/diff'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../../../cms/documents/versions/admin/boundedDiff.ts'
import { matchedRuns } from '../../../cms/documents/versions/admin/matchedRuns.ts'

const paragraph = fc
  .array(fc.constantFrom('a', 'b', '字', '文', ' ', '<strong>', '</strong>'), { maxLength: 12 })
  .map((inside) => ['<p>', ...inside, '</p>'])
const text = fc.array(paragraph, { maxLength: 8 }).map((paragraphs) => paragraphs.flat())
const letters = (count: number, seed: number): string[] => {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return String.fromCodePoint(0x4e00 + ((state >> 8) % 800))
  })
}

it('should find in two texts only what stands in both, in its order, and each token once', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 400 }), (before, after, left) => {
      const { runs } = matchedRuns(before, after, { left })
      let [oldEnd, newEnd] = [0, 0]
      for (const run of runs) {
        expect(run.oldStart).toBeGreaterThanOrEqual(oldEnd)
        expect(run.newStart).toBeGreaterThanOrEqual(newEnd)
        expect(after.slice(run.newStart, run.newEnd)).toEqual(before.slice(run.oldStart, run.oldEnd))
        expect(run.size).toBe(run.oldEnd - run.oldStart)
        oldEnd = run.oldEnd
        newEnd = run.newEnd
      }
    }),
  )
})

it.each([
  ['one paragraph that is as long as a text may be', [letters(100_000, 1)], [letters(100_000, 2)]],
  [
    'as many paragraphs as a text may have',
    Array.from({ length: 5000 }, (_, index) => letters(20, index)),
    Array.from({ length: 5000 }, (_, index) => letters(20, index + 9000)),
  ],
  ['one letter again and again', [Array<string>(99_000).fill('啊')], [[...Array<string>(98_000).fill('啊'), '哦']]],
])('should compare no more than the page may, and say so: %s', (_, before, after) => {
  const tokens = (paragraphs: string[][]) => paragraphs.flatMap((inside) => ['<p>', ...inside, '</p>'])
  const effort = { left: 200_000 }
  const { runs, isWhole } = matchedRuns(tokens(before), tokens(after), effort)
  expect(effort.left).toBeGreaterThan(-10)
  expect(isWhole || runs.length === 0 || runs.length < 10_000).toBe(true)
})

it('should mark one changed word in each paragraph of a long text, and nothing else', () => {
  const before = Array.from({ length: 300 }, (_, index) => ['<p>', ...letters(300, index), '</p>'])
  const after = before.map((tokens) => tokens.map((token, index) => (index === 150 ? '改' : token)))
  const effort = { left: 2_000_000 }
  const { runs, isWhole } = matchedRuns(before.flat(), after.flat(), effort)
  expect({ isWhole, common: runs.reduce((sum, { size }) => sum + size, 0) }).toEqual({
    isWhole: true,
    common: 300 * 301,
  })
  expect(effort.left).toBeGreaterThan(1_700_000)
})

/** What stands in a side of a comparison, without the marks of what was changed. */
const unmarked = (html: string): string =>
  html.replaceAll(/<span data-match-type="(?:create|delete)">|<\/span>| data-seq="\d+"/g, '')

it('should show each version whole, whatever was changed', () => {
  const words = fc.array(fc.stringMatching(/^[a-c字文]{1,6}$/), { minLength: 1, maxLength: 6 })
  const html = fc
    .array(words, { minLength: 1, maxLength: 5 })
    .map((paragraphs) => paragraphs.map((inside) => `<p>${inside.join('')}</p>`).join(''))
  fc.assert(
    fc.property(html, html, fc.boolean(), (before, after, tokenizeByCharacter) => {
      const sides = new HtmlDiff(before, after, { tokenizeByCharacter }).getSideBySideContents()
      expect(sides.map(unmarked)).toEqual([before, after])
    }),
  )
})

it('should say in Chinese where a text was not compared letter by letter, beside both versions', () => {
  const [before, after] = [1, 2].map((seed) => `<p>${letters(20_000, seed).join('')}</p>`)
  const [left = '', right = ''] = new HtmlDiff(before ?? '', after ?? '').getSideBySideContents()
  expect(unmarked(left)).toBe(before)
  expect(unmarked(right)).toMatch(/^<p class="gongyun-diff-note"[^>]*>这里改动太多，没有逐字比较：[^<]*<\/p>/)
  expect(unmarked(right).endsWith(after ?? '')).toBe(true)
})
