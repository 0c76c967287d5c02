import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { textsIn, Fonts, setFacts } from '../../../site/posters/typeset/faces.ts'
import type { Face } from '../../../site/posters/typeset/face.ts'
import { fit } from '../../../site/posters/typeset/fit.ts'
import { balanced, linesOf } from '../../../site/posters/typeset/lines.ts'
import { isGarbled, noSort, setText } from '../../../site/posters/typeset/setText.ts'
import { advanceOf, widthOf } from '../../../site/posters/typeset/widths.ts'
import { wordsOf } from '../../../site/text/words.ts'
import { anyFacts, anyText, plainFacts } from '../../support/posters.ts'

let fonts: Fonts
beforeAll(async () => {
  fonts = await Fonts.open()
})

const closing = /^[，。、；：？！）》」』】〕〉”’…,.;:?!)\]}%]/u
const opening = /[（《「『【〔〈“‘([{]$/u

async function titleFace(...texts: string[]): Promise<Face> {
  return (await fonts.facesFor(texts)).title
}

describe('lines', () => {
  it('should hold all of a text, none wider than it may be unless a single character is', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(60), fc.double({ min: 1, max: 30, noNaN: true }), async (source, width) => {
        const face = await titleFace(source)
        const { text } = setText(source, face)
        for (const lines of [linesOf(text, face, width), balanced(text, face, width).lines]) {
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          for (const line of lines) expect(widthOf(line, face) <= width + 1e-9 || [...line].length === 1).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('should begin with no mark that belongs to what is before, nor end with one that belongs to what follows', async () => {
    const face = await titleFace('中文，。（）“”《》！xW 好')
    const piece = fc.constantFrom(
      '中',
      '文',
      '好',
      '中文',
      '，',
      '。',
      '（',
      '）',
      '“',
      '”',
      '《',
      '》',
      '！',
      'xx',
      'W'.repeat(12),
    )
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 4, max: 20 }),
        (pieces, width) => {
          const text = pieces.join('')
          // a run of marks that is longer than a line has to be divided somewhere
          fc.pre(!/[，。（）“”《》！]{2}/.test(text))
          const lines = linesOf(text, face, width)
          for (const line of lines.slice(1)) expect(line).not.toMatch(closing)
          for (const line of lines.slice(0, -1)) expect(line).not.toMatch(opening)
        },
      ),
    )
  })

  it('should end within no word and no name in marks, unless that alone is wider than a line', async () => {
    const words = [
      '职工',
      '合唱',
      '音乐会',
      '周年',
      '一百',
      '交谊舞',
      '班',
      '与',
      'Big',
      'Band',
      '：',
      '，',
      '、',
      ' ',
      '的',
    ]
    const face = await titleFace(words.join(''), '《》「」“”')
    const names = fc
      .tuple(
        fc.constantFrom('《》', '「」'),
        fc.array(fc.constantFrom('师徒', '账', '平凡', '的', '世界'), { minLength: 1 }),
      )
      .map(([[open = '', close = ''], inside]) => `${open}${inside.join('')}${close}`)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), names), { minLength: 1, maxLength: 24 }),
        fc.integer({ min: 3, max: 16 }),
        (parts, width) => {
          const text = parts.join('').trim()
          for (const lines of [linesOf(text, face, width), balanced(text, face, width).lines])
            for (const whole of wholesAt(text, endsOf(text, lines))) {
              // the marks that may not be parted from it are as wide as itself in the worst case
              const marks = /^[：，、 ]*/.exec(text.slice(whole.end))?.[0] ?? ''
              expect(
                widthOf((whole.text + marks).trimEnd(), face),
                `${whole.text} in ${lines.join('/')}`,
              ).toBeGreaterThan(width)
            }
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each([
    ['国际交谊舞班：周末舞步', 7, '国际交谊舞班：/周末舞步'],
    ['《师徒账》创作沙龙', 6, '《师徒账》/创作沙龙'],
    ['庆祝建会一百周年职工文艺汇演', 9, '庆祝建会一百周年/职工文艺汇演'],
    ['春城职工合唱音乐会', 6, '春城职工/合唱音乐会'],
    ['职工读书会、工人夜校开班', 8, '职工读书会、/工人夜校开班'],
  ])('should end where it is best to end: %s', async (title, width, expected) => {
    expect(balanced(title, await titleFace(title), width).lines.join('/')).toBe(expected)
  })

  it.each([
    ['国际交谊舞班：周末舞步', '国际交谊舞班：/周末舞步'],
    ['《师徒账》创作沙龙', '《师徒账》/创作沙龙'],
  ])('should rather be somewhat smaller than end badly: %s', async (title, expected) => {
    const face = await titleFace(title)
    const room = { width: 550, height: 272, largest: 88, smallest: 36, leading: 1.26, mostLines: 4, isBalanced: true }
    expect(fit(title, face, room).lines.join('/')).toBe(expected)
  })
})

/** The places of a text at which its lines end. */
function endsOf(text: string, lines: readonly string[]): number[] {
  let at = 0
  return lines.slice(0, -1).map((line) => (at = text.indexOf(line, at) + line.length))
}

/** Words, and names in marks, within which a text is divided. */
function wholesAt(text: string, ends: readonly number[]): { text: string; end: number }[] {
  const names = [...text.matchAll(/《[^》]*》|「[^」]*」/g)].map(({ 0: name, index }) => ({ text: name, start: index }))
  let at = 0
  const words = wordsOf(text).map((word) => ({ text: word, start: (at += word.length) - word.length }))
  return [...names, ...words]
    .map((whole) => ({ ...whole, end: whole.start + whole.text.trimEnd().length }))
    .filter(({ start, end }) => ends.some((one) => one > start && one < end))
}

it('should keep any text in its room, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyText(120),
      fc.record({
        width: fc.integer({ min: 120, max: 1500 }),
        height: fc.integer({ min: 60, max: 400 }),
        isBalanced: fc.boolean(),
        spacing: fc.constantFrom(0, 0.05),
      }),
      async (source, room) => {
        const face = await titleFace(source)
        const { text } = setText(source, face)
        const leading = 1.25
        const fitted = fit(text, face, { ...room, largest: 120, smallest: 40, leading })
        for (const line of fitted.lines)
          expect(widthOf(line, face, room.spacing) * fitted.size).toBeLessThanOrEqual(room.width + 1e-6)
        expect(fitted.lines.length * fitted.size * leading).toBeLessThanOrEqual(room.height + 1e-6)
        expect(fitted.isCut).toBe(fitted.lines.join('').replaceAll(' ', '') !== text.replaceAll(' ', ''))
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

describe('the fonts', () => {
  it('should have each of the 8105 characters of the 通用规范汉字表, whatever it is for, with an outline', async () => {
    const table = (await readFile(new URL('../../support/standardCharacters.txt', import.meta.url), 'utf8')).split('\n')
    const levels = table.filter((line) => line !== '').map((line) => [...line])
    expect(levels.map((level) => new Set(level).size)).toEqual([3500, 3000, 1605])
    const characters = levels.flat()
    const faces = await fonts.facesFor(characters)
    for (const [name, face] of Object.entries(faces) as [string, Face][]) {
      const missing = characters.filter((character) => !/[LQC]/.test(face.letter(character)?.outline ?? ''))
      expect({ [name]: missing.join('') }).toEqual({ [name]: '' })
      for (const character of characters) expect(face.letter(character)?.advance).toBeCloseTo(1, 1)
    }
  }, 120_000)

  it('should give a rare letter the weight that is nearest to that of its neighbours', async () => {
    const { title, text } = await fonts.facesFor(['䶮'])
    expect(title.letter('䶮')?.outline).not.toBe(text.letter('䶮')?.outline)
  })
})

describe('what no font has', () => {
  it('should be named, never drawn as something else, and be told from what is not there to be seen', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(60), async (source) => {
        const face = await titleFace(source)
        const { text, missing } = setText(source, face)
        for (const character of text) expect(character === ' ' || face.letter(character) !== undefined).toBe(true)
        for (const character of missing)
          if (text !== noSort || character !== noSort) expect(face.letter(character)).toBeUndefined()
        // what is drawn and what is named are together all that can be seen
        const seen = [...source.normalize('NFC')].filter((one) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(one))
        const told = new Set([...text, ...missing])
        expect(seen.filter((one) => !told.has(one) && !/\p{Default_Ignorable_Code_Point}/u.test(one))).toEqual([])
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it.each([
    ['𲎯田老师', '〓田老师', ['𲎯'], true],
    ['🎵音乐课', '音乐课', ['🎵'], false],
    ['Cafe\u0301', 'Café', [], false],
    ['مرحبا 工友', '〓〓〓〓〓 工友', ['م', 'ر', 'ح', 'ب', 'ا'], true],
    ['གླུ 专场', '〓 专场', ['ག', 'ླ', 'ུ'], true],
    ['🎉🎉🎉', '〓', ['🎉', '〓'], true],
    ['第1️⃣场', '第1场', ['⃣'], false],
    ['零\u200b宽\u202e', '零宽', [], false],
  ])('should be told of %s', async (source, text, missing, garbled) => {
    const set = setText(source, await titleFace(source))
    expect(set).toEqual({ text, missing })
    expect(isGarbled(set.missing)).toBe(garbled)
  })

  it('should be known of all texts of a poster at once', async () => {
    const facts = { ...plainFacts, title: '𲎯', venue: { name: '剧场🎭', address: '一号' } }
    expect(setFacts(facts, await fonts.facesFor(textsIn(facts))).missing).toEqual(['𲎯', '🎭'])
  })
})

it('should have a width for every letter of every text that is drawn', async () => {
  await fc.assert(
    fc.asyncProperty(anyFacts, async (source) => {
      const faces = await fonts.facesFor(textsIn(source))
      const { facts } = setFacts(source, faces)
      for (const text of [facts.title, facts.organisation, facts.siteName, facts.venue?.name ?? ''])
        for (const character of text)
          for (const face of Object.values(faces) as Face[])
            expect(face.letter(character) !== undefined || advanceOf(character, face) > 0).toBe(true)
    }),
    { numRuns: 40 },
  )
}, 60_000)
