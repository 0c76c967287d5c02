import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Brought, cleanHtml, withPictures } from '../../../cms/content/pasting/clean/clean.ts'
import { reportLine } from '../../../cms/content/pasting/clean/report.ts'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import type { RichNode } from '../../../cms/documents/richText/nodes.ts'
import { settledRichText } from '../../../cms/documents/richText/settle.ts'
import type { Clip } from '../../support/clips/clip.ts'
import { fromPage, fromWeChat } from '../../support/clips/web.ts'
import { fromWord } from '../../support/clips/word.ts'
import { fromWps } from '../../support/clips/wps.ts'

function brought(html: string, isInCell = false): Brought {
  const cleaned = cleanHtml(html, isInCell)
  if ('problem' in cleaned) throw new Error(cleaned.problem)
  return cleaned.brought
}

function textIn(node: RichNode): string {
  const { text, children } = node as { text?: string; children?: RichNode[] }
  return text ?? (children ?? []).map(textIn).join('\n')
}

const filled = ({ nodes, pictures }: Brought): RichNode => ({
  type: 'root',
  children: withPictures(
    nodes,
    pictures.map((_, index) => `id${index}`),
  ),
})

const clipboards: [string, fc.Arbitrary<Clip>][] = [
  ['Word', fromWord],
  ['WPS', fromWps],
  ['WeChat', fromWeChat],
  ['a page', fromPage],
]

describe.each(clipboards)('what is copied from %s', (_name, clip) => {
  it('should be saved as it is, with its pictures and without', () => {
    fc.assert(
      fc.property(clip, fc.boolean(), ({ html }, isInCell) => {
        const found = brought(html, isInCell)
        for (const root of [filled(found), { type: 'root', children: withPictures(found.nodes, []) }]) {
          const settled = settledRichText({ root })
          expect('problem' in settled ? settled.problem : undefined).toBeUndefined()
          if ('text' in settled) expect(htmlOfRichText(settled.text)).toBe(htmlOfRichText({ root }))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('should keep each word that a reader saw, in its order, and no other', () => {
    fc.assert(
      fc.property(clip, fc.boolean(), ({ html, seen }, isInCell) => {
        const text = textIn(filled(brought(html, isInCell)))
        expect(text.match(/〔\d+〕/g) ?? []).toEqual(seen)
        expect(text).not.toMatch(/内部|删去|不要|\[A1\]|mso|mp-blue|StartFragment|supportLists/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('should say of all that stays behind what it is and how much', () => {
    fc.assert(
      fc.property(clip, ({ html, left, brought: pictures }) => {
        const found = brought(html)
        const { counts, ...names } = found.report
        const said = Object.fromEntries(Object.entries(names).map(([what, all]) => [what, all.length]))
        expect({ ...counts, ...said }).toEqual({ ...none, ...left })
        expect(found.pictures).toHaveLength(pictures)
        const line = reportLine(found.report)
        expect(line === undefined).toBe(Object.keys(left).length === 0)
        for (const [what, count] of Object.entries(left)) expect(line).toContain(`${count} ${units[what as keyof Clip['left']]}`)
      }),
      { numRuns: 1_000 },
    )
  })
})

const none = { localPictures: 0, remotePictures: 0, otherPictures: 0, unwanted: 0, links: 0 }
const units: Record<keyof Clip['left'], string> = {
  localPictures: '张图片',
  remotePictures: '张图片',
  otherPictures: '张图片',
  links: '个链接',
  hidden: '处隐藏的文字',
  comments: '处批注',
  deletions: '处修订里删去的文字',
  players: '处音视频、网页框或小程序',
  controls: '处表单',
  drawings: '个图形或公式',
}
