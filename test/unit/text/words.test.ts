import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clausesOf, piecesOf, wordsOf } from '../../../site/text/words.ts'

describe('wordsOf', () => {
  it('should give the text again when joined', () => {
    const text = '“中国梦·劳动美”职工文艺汇演（2026）：暨第三届艺术节 final!'
    expect(wordsOf(text).join('')).toBe(text)
  })

  it('should keep Chinese words whole', () => {
    expect(wordsOf('职工合唱团秋季汇报演出')).toContain('秋季')
  })

  it('should never begin a line with closing punctuation or end it with an opening one', () => {
    for (const part of wordsOf('声乐班：从“呼吸”到《歌》（上）')) {
      expect(part).not.toMatch(/^[：”》）]/)
      expect(part).not.toMatch(/[“《（]$/)
    }
  })

  it('should give nothing for nothing', () => {
    expect(wordsOf('')).toEqual([])
  })
})

describe('clausesOf', () => {
  const text = fc.array(fc.constantFrom('职工', '合唱', '：', '，', '！', '”', '“', '》', ' ', 'a', '7'), {
    maxLength: 30,
  })

  it('should give the text again when joined, and begin no clause with what ends one', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const clauses = clausesOf(parts.join(''))
        expect(clauses.map(({ words, gap }) => words.join('') + gap).join('')).toBe(parts.join(''))
        for (const { words } of clauses.slice(1)) expect(words[0]).not.toMatch(/^[：，！”》 ]/)
      }),
    )
  })

  it('should leave no space at the end of a clause, where a browser drops it', () => {
    fc.assert(
      fc.property(text, (parts) => {
        for (const { words } of clausesOf(parts.join(''))) expect(words.join('')).not.toMatch(/\s$/)
      }),
    )
    const clauses = clausesOf('Merry Christmas 2026 新年音乐会').map(({ words, gap }) => words.join('') + gap)
    expect(clauses.join('|')).toBe('Merry |Christmas |2026 |新年音乐会')
  })

  it('should end a clause behind a colon and what closes with it', () => {
    const clauses = clausesOf('合唱班阶段汇报：站在“一起！”再来').map(({ words }) => words.join(''))
    expect(clauses).toEqual(['合唱班阶段汇报：', '站在“一起！”', '再来'])
  })
})

describe('piecesOf', () => {
  const text = fc.array(
    fc.constantFrom(
      '职工',
      '合唱团',
      '阵地',
      '区',
      '·',
      '：',
      '，',
      '”',
      '（',
      '）',
      ' ',
      'Ab',
      '7',
      '9:00–21:00',
      '11月',
    ),
    { maxLength: 30 },
  )

  it('should give the text again when joined', () => {
    fc.assert(
      fc.property(text, (parts) => {
        expect(
          piecesOf(parts.join(''))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(parts.join(''))
      }),
    )
  })

  it('should leave short clauses to the browser and end a line between the words of a long one', () => {
    expect(piecesOf('掐丝珐琅入门：给滇池描一道金边').map((piece) => piece.text)).toEqual([
      '掐丝珐琅入门：给滇池描一道金边',
    ])
    expect(piecesOf('区文体活动中心三楼职工服务阵地').map((piece) => piece.text)).toContain('阵地')
  })

  it('should leave no single character for the last line', () => {
    for (const name of ['斗南夜市户外劳动者服务站', '滇池度假区职工文化活动中心排练厅', '昆明市总工会女职工委员会'])
      expect(piecesOf(name).at(-1)?.text.length, name).toBeGreaterThan(1)
  })

  it('should end a line behind the dots of a name, and hold hours together', () => {
    const marked = (name: string) => piecesOf(name).map(({ text, isHeld }) => (isHeld ? `[${text}]` : text))
    expect(marked('阿依古丽·买买提')).toEqual(['[阿依古丽·]', '买买提'])
    expect(marked('周二至周日 9:00–21:00，周一闭馆')).toEqual(['周二至周日 ', '[9:00–21:00，]', '周一闭馆'])
    fc.assert(
      fc.property(text, (parts) => {
        for (const piece of piecesOf(parts.join('').replaceAll(/·+/g, '·')).slice(1))
          if (!/^·/.test(parts.join(''))) expect(piece.text).not.toMatch(/^·\p{Script=Han}/u)
      }),
    )
  })
})
