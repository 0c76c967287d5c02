import fc from 'fast-check'
import { expect, it } from 'vitest'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { withFramedTables } from '../../../site/text/bodyTables.ts'
import { bodyOf, paragraph, shows, table, words } from '../../support/bodies.ts'
import { typedTree } from '../../support/richTexts.ts'

const framed = (...nodes: object[]): string => withFramedTables(htmlOfRichText(bodyOf(...nodes)) ?? '')
const row = (columns: number): string[] => Array.from({ length: columns }, () => '字')

it('should say above each table that is wider than a telephone that it moves', () => {
  for (const columns of [1, 3, 4, 20]) {
    const html = framed(paragraph(words('前')), table(row(columns), row(columns)))
    expect([columns, html.includes('左右滑动'), html.includes('class="table wide"')]).toEqual([
      columns,
      columns > 3,
      columns > 3,
    ])
  }
  const merged = withFramedTables('<table><tr><td colspan="3"></td><th scope="col" colspan="2"></th></tr></table>')
  expect(merged).toContain('class="table wide"')
})

it('should frame tables one by one, and change nothing else of a text', () => {
  fc.assert(
    fc.property(typedTree, (tree) => {
      const html = htmlOfRichText(tree) ?? ''
      const result = withFramedTables(html)
      expect(result.split('<section class="table').length).toBe(html.split('<table>').length)
      expect(
        result.replace(/<p class="swipe"[^>]*>[^<]*<\/p>|<section class="table[^>]*>|(?<=<\/table>)<\/section>/g, ''),
      ).toBe(html)
    }),
  )
})

it('should frame a table with a picture in a cell, which is put in afterwards', () => {
  const cell = { type: 'tablecell', headerState: 0, colSpan: 4, rowSpan: 1, children: [shows('media', 'a1', '台上')] }
  const html = framed({ type: 'table', children: [{ type: 'tablerow', children: [cell] }] })
  expect(html).toMatch(
    /^<p class="swipe".*<figure data-shows="media\/a1">台上<\/figure><\/td><\/tr><\/table><\/section>$/,
  )
})

it('should give each of several tables a name of its own', () => {
  const names = (...tables: object[]) =>
    [...framed(...tables).matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)
  const one = table(row(2))
  expect([names(one), names(one, paragraph(words('间')), table(row(5)), one)]).toEqual([
    ['表格'],
    ['表格 1', '表格 2', '表格 3'],
  ])
})
