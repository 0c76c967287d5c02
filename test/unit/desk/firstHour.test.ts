import { zh } from '@payloadcms/translations/languages/zh'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinese } from '../../../cms/base/chinese.ts'
import { inChinese, labels, type Place, texts } from '../../../cms/base/leftovers.ts'
import { firstSteps } from '../../../cms/features/desk/firstSteps.ts'
import { calendarLength, comingDays } from '../../../cms/features/desk/weeks.ts'

const now = Date.parse('2026-11-24T15:30:00Z')

describe('the first hour', () => {
  it('should have the steps that are left, in order, and none when all are done', () => {
    const fresh = { organisation: '工会', entries: 0, accounts: 1 }
    expect(firstSteps(fresh).map(({ title }) => title)).toEqual([
      '写上工会的名称',
      '发第一条公告',
      '给第一位同事开账号',
    ])
    expect(firstSteps({ ...fresh, organisation: '花城区总工会' })).toHaveLength(2)
    expect(firstSteps({ organisation: '花城区总工会', entries: 1, accounts: 2 })).toEqual([])
  })
})

describe('the calendar of the desk', () => {
  it('should have each thing of today and the four weeks after it once, on its day in Shanghai, in order', () => {
    const moment = fc
      .integer({ min: -10, max: 35 * 24 })
      .map((hours) => new Date(now + hours * 3_600_000).toISOString())
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 50 }), (moments) => {
        const all = moments.map((at, index) => ({
          at,
          title: `${index}`,
          href: `/${index}`,
          kind: '',
          change: undefined,
        }))
        const { days, isMore } = comingDays(all, now, false)
        const shown = days.flatMap(({ items }) => items)
        const wanted = all.filter(({ at }) => at >= '2026-11-23T16:00' && Date.parse(at) <= now + calendarLength)
        expect(isMore).toBe(false)
        expect(comingDays(all, now, true)).toEqual({ days, isMore: true })
        expect(new Set(shown)).toEqual(new Set(wanted))
        expect(shown.map(({ at }) => at)).toEqual(wanted.map(({ at }) => at).sort())
        expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort())
      }),
    )
  })
})

/** Names and forms that Chinese has no other word for. */
const kept = /^(?:API|URL|ID)$/

/** What Payload says, with our words laid over its own. */
function saidIn(theirs: object, ours: object, path = ''): [string, string][] {
  return Object.entries({ ...theirs, ...ours }).flatMap(([key, value]: [string, unknown]) => {
    const laid = (ours as Record<string, unknown>)[key]
    if (typeof value === 'string') return [[path + key, value]]
    const under = (theirs as Record<string, object>)[key] ?? {}
    return saidIn(under, (laid as object | undefined) ?? {}, `${path}${key}:`)
  })
}

describe('words of the admin', () => {
  it('should have no Latin word in what Payload says', () => {
    // accounts have no keys, and nothing is mailed
    const unused = /API|newAccountCreated|apiKey/i
    const latin = saidIn(zh.translations, chinese)
      .filter(([path]) => !unused.test(path))
      .flatMap(([path, text]) =>
        [...text.replaceAll(/\{\{.*?\}\}|<[^>]*>/g, ' ').matchAll(/[A-Za-z]{2,}/g)]
          .filter(([word]) => !kept.test(word))
          .map(([word]) => `${path}: ${word}`),
      )
    expect(latin).toEqual([])
  })

  it('should put Chinese in the place of what packages say, with what stands in it', () => {
    const said: [readonly Place[], Record<string, string>][] = [
      [
        texts,
        {
          'Successfully saved 5 files': '已保存 5 个文件',
          ' Responsive ': '自适应',
          '18 results available.': '有 18 项。',
          'option 公告, selected.': '已选“公告”。',
          'option [object Object], selected.': '已选。',
          '95 bytes': '95 字节',
          'image/jpeg': 'JPEG 图片',
          'image/svg+xml': 'SVG 图片',
          'audio/mpeg': 'MPEG 录音',
          'video/mp4': 'MP4 录像',
          'application/pdf': 'PDF',
          'application/vnd.ms-excel': '文件',
          '95 bytes — 1x1 — image/png': '95 字节 — 1x1 — PNG 图片',
          'Picked up draggable item 7f6c.': '已拿起。',
        },
      ],
      [
        labels,
        {
          'Choose 2026年11月30日 星期一': '选 2026年11月30日 星期一',
          'Month 十一月, 2026': '2026年十一月',
          'Edit 花街': '编辑花街',
          'Use the up and down arrow keys to move the north drag handle to change the crop selection area':
            '用方向键移动上边',
        },
      ],
    ]
    for (const [places, sentences] of said)
      for (const [text, words] of Object.entries(sentences))
        expect([text, inChinese(text, places, () => true)]).toEqual([text, words])
    for (const name of ['constructor', 'toString', '__proto__', ''])
      expect(inChinese(name, [...texts, ...labels], () => true)).toBeUndefined()
    expect(JSON.stringify(chinese)).not.toContain('您即将将')
  })

  it('should put it where a package says it and nowhere else: people may write the same', () => {
    for (const places of [texts, labels])
      fc.assert(
        fc.property(fc.constantFrom(...places).chain(saidAt), ({ place, text }) => {
          expect(inChinese(text, places, (selector) => selector === place.at)).toMatch(inOurs)
          expect(inChinese(text, places, () => false)).toBeUndefined()
          // where others speak, it is what somebody wrote
          const others = places.filter((other) => !speaks(other, text))
          expect(inChinese(text, places, (selector) => others.some(({ at }) => at === selector))).toBeUndefined()
        }),
        { numRuns: 500 },
      )
  })

  it('should name the elements themselves, not all that are called alike', () => {
    for (const { at } of [...texts, ...labels]) expect(at).not.toMatch(/\*=|\bform\b|\bmain\b|^\[aria-live/)
  })
})

/** Chinese, or the short name of a kind of file. */
const inOurs = /\p{Script=Han}|PDF|ZIP|DOCX|XLSX|PPTX/u

/** A sentence that is said in a place, with anything in its free parts. */
function saidAt(place: Place): fc.Arbitrary<{ place: Place; text: string }> {
  const { words = {}, patterns = [] } = place
  const sentences = patterns.map(([pattern]) => fc.stringMatching(pattern).filter((text) => pattern.test(text.trim())))
  const fixed = Object.keys(words).map((text) => fc.constant(text))
  return fc.record({ place: fc.constant(place), text: fc.oneof(...fixed, ...sentences) })
}

function speaks({ words = {}, patterns = [] }: Place, text: string): boolean {
  return Object.hasOwn(words, text.trim()) || patterns.some(([pattern]) => pattern.test(text.trim()))
}
