import fc from 'fast-check'
import { expect, it } from 'vitest'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { withWholeOutline } from '../../../site/text/bodyOutline.ts'
import { typedTree } from '../../support/richTexts.ts'

const levels = (html: string): number[] => [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level))

it('should leave out no level of headings, and change nothing but levels before the first of the first level', () => {
  fc.assert(
    fc.property(typedTree, (tree) => {
      const html = htmlOfRichText(tree) ?? ''
      const result = withWholeOutline(html)
      for (const [at, level] of levels(result).entries())
        expect(level - (levels(result)[at - 1] ?? 1)).toBeLessThanOrEqual(1)
      const plain = (text: string) => text.replaceAll(/(<\/?h)[23]/g, '$1')
      expect(plain(result)).toBe(plain(html))
      const from = html.indexOf('<h2')
      if (from !== -1) expect(result.slice(result.length - html.length + from)).toBe(html.slice(from))
    }),
  )
})
