import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Lexicon, wordsOfName } from '../../../site/search/pinyin/lexicon.ts'
import { readingsOf } from '../../../site/search/pinyin/readings.ts'
import { bucketsOf, fitOf, pinyinOf } from '../../../site/search/pinyin/typed.ts'

/** The words that are offered, the best fit first. */
function offered(lexicon: Lexicon, typed: string): string[] {
  const letters = pinyinOf(typed)
  if (letters === undefined) return []
  const found = new Map<string, number>()
  for (const bucket of bucketsOf(letters))
    for (const line of (lexicon.file(bucket) ?? '').split('\n')) {
      const [reading = '', word = ''] = line.split('\t')
      const fit = word === '' ? undefined : fitOf(letters, reading.split(' '))
      if (fit !== undefined) found.set(word, Math.min(fit, found.get(word) ?? Infinity))
    }
  return [...found].sort(([, one], [, other]) => one - other).map(([word]) => word)
}

function lexiconOf(...names: string[]): Lexicon {
  const lexicon = new Lexicon()
  for (const name of names) lexicon.change(new Set(), wordsOfName(name), () => undefined)
  return lexicon
}

describe('words by their pinyin', () => {
  const lexicon = lexiconOf(
    '合唱',
    '春天合唱音乐会',
    '吕丽',
    '单田芳',
    '会计之家',
    '西安职工书屋',
    '剪纸',
    '曾国藩讲座',
  )

  it.each([
    ['hechang', '合唱'],
    ['hc', '合唱'],
    ['he chang', '合唱'],
    ['hech', '合唱'],
    ['hchang', '合唱'],
    ['yinyue', '音乐'],
    ['lvli', '吕丽'],
    ['luli', '吕丽'],
    ['shantianfang', '单田芳'],
    ['dantianfang', '单田芳'],
    ["xi'an", '西安'],
    ['kuaijizhijia', '会计之家'],
    ['jianzhi', '剪纸'],
    ['zengguofan', '曾国藩'],
    ['h', '合唱'],
    ['he', '合唱'],
  ])('should be offered for %s: %s', (typed, word) => {
    expect(offered(lexicon, typed).some((one) => one.startsWith(word))).toBe(true)
  })

  it.each(['hechangx', 'xyz', '合唱', 'hc1', '', 'h'.repeat(100)])('should not be offered for %j', (typed) => {
    expect(offered(lexicon, typed)).toEqual([])
  })

  it('should be offered for every mixture of syllables and beginnings of them', () => {
    const words = fc.constantFrom('合唱', '音乐会', '单田芳', '西安', '劳动模范', '儿童剧', '女工')
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat()), (word, numbers) => {
        const [reading = []] = readingsOf(word)
        const typed = reading
          .map((syllable) => syllable.slice(0, 1 + ((numbers.next().value ?? 0) % syllable.length)))
          .join('')
        expect(fitOf(typed, reading)).toBeDefined()
        expect(offered(lexiconOf(word), typed)).toContain(word)
      }),
    )
  })

  it('should have the same files whatever happened before, and name each that changed', () => {
    const name = fc.constantFrom('合唱', '合唱团', '音乐会', '春天合唱', '和唱', '会计', '剪纸', 'ABC')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.option(name)), { maxLength: 40 }), (edits) => {
        const [lexicon, now] = [new Lexicon(), new Map<number, Set<string>>()]
        const filesOf = (of: Lexicon) => Object.fromEntries([...of.names()].sort().map((file) => [file, of.file(file)]))
        let before = filesOf(lexicon)
        for (const [id, text] of edits) {
          const touched = new Set<string>()
          const words = text === null ? new Set<string>() : wordsOfName(text)
          lexicon.change(now.get(id) ?? new Set(), words, (file) => touched.add(file))
          now.set(id, words)
          const after = filesOf(lexicon)
          for (const file of new Set([...Object.keys(before), ...Object.keys(after)]))
            if (before[file] !== after[file]) expect(touched).toContain(file)
          before = after
        }
        const whole = new Lexicon()
        for (const words of now.values()) whole.change(new Set(), words, () => undefined)
        expect(filesOf(lexicon)).toEqual(filesOf(whole))
      }),
    )
  })
})
