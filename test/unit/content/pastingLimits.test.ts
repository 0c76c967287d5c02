import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mostCells, mostTableColumns, mostTableRows } from '../../../cms/documents/richText/nodes.ts'
import { cleanHtml, longestHtml } from '../../../cms/content/pasting/clean/clean.ts'

it('should end soon however it is made, and be refused in words when it is too much', () => {
  const many = 60_000
  for (const html of [
    '<p>'.repeat(many),
    '<b><table><tr><td>'.repeat(many / 4),
    '<ul><li>'.repeat(many),
    '<a href=x>字'.repeat(many / 4),
    '<br>'.repeat(many),
    '&nbsp;\n'.repeat(many * 4),
    '<p style="'.repeat(many),
    '<!--[if !supportLists]-->'.repeat(many),
    `<table>${'<tr><td rowspan=200>'.repeat(190)}</table>`,
    '字'.repeat(90_000),
  ])
    expect(cleanHtml(html)).toBeTypeOf('object')
  expect(cleanHtml('字'.repeat(100_001))).toEqual({ problem: '内容超过 100000 字，请分成几条。' })
  expect(cleanHtml('<p>字</p>'.repeat(10_000))).toEqual({
    problem: '内容太长：最多 10000 个段落和文字片段，请分成几条。',
  })
  expect(cleanHtml('<i></i>'.repeat(200_001))).toEqual({ problem: expect.stringContaining('太复杂') as string })
  expect(cleanHtml('x'.repeat(longestHtml + 1))).toEqual({
    problem: '内容太大：连同图片有 40 MB，最多 40 MB。请分几次，或减少图片。',
  })
})

it('should be read or refused without long thought, however many tags open, close and lie in one another', () => {
  const tag = fc.constantFrom(...'b i p div span font li ul table tr td blockquote a form svg title script br h1 o:p section'.split(' '))
  const run = fc
    .record({ name: tag, isEnd: fc.boolean(), times: fc.constantFrom(1, 40, 900, 3_000, 60_000), more: fc.constantFrom('', ' style="a:b"', ' hidden') })
    .map(({ name, isEnd, times, more }) => (isEnd ? `</${name}>` : `<${name}${more}>`).repeat(times))
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 8 }), (runs) => {
      expect(cleanHtml(runs.join('字'))).toBeTypeOf('object')
    }),
    { numRuns: 60 },
  )
  const refused = { problem: expect.stringContaining('太复杂') as string }
  expect(cleanHtml(`${'<b>'.repeat(1_000)}字`)).toHaveProperty('brought')
  expect(cleanHtml(`${'<b>'.repeat(1_001)}字`)).toEqual(refused)
  expect(cleanHtml(`字${'</b>'.repeat(200_000)}`)).toHaveProperty('brought')
  expect(cleanHtml(`字${'</b>'.repeat(200_001)}`)).toEqual(refused)
})

it('should keep a table that is no larger than one may be, and the words of a larger one, and say so', () => {
  const size = fc
    .integer({ min: 2, max: 24 })
    .chain((columns) => fc.record({ columns: fc.constant(columns), rows: fc.integer({ min: 1, max: Math.min(230, Math.floor(2_400 / columns)) }) }))
  const limits = [
    { columns: mostTableColumns, rows: 2 },
    { columns: mostTableColumns + 1, rows: 2 },
    { columns: 2, rows: mostTableRows },
    { columns: 2, rows: mostTableRows + 1 },
    { columns: 20, rows: mostCells / 20 },
    { columns: 20, rows: mostCells / 20 + 1 },
  ]
  fc.assert(
    fc.property(size, fc.boolean(), ({ columns, rows }, isMerged) => {
      const row = isMerged ? `<td colspan="${columns - 1}">字<td>字` : '<td>字'.repeat(columns)
      const cells = rows * (isMerged ? 2 : columns)
      const cleaned = cleanHtml(`<table>${`<tr>${row}`.repeat(rows)}</table>`)
      if ('problem' in cleaned) throw new Error(cleaned.problem)
      const { nodes, report } = cleaned.brought
      const fits = columns <= mostTableColumns && rows <= mostTableRows && columns * rows <= mostCells
      expect([nodes[0]?.type, report.counts.looseTables]).toEqual(fits ? ['table', undefined] : ['paragraph', 1])
      expect(JSON.stringify(nodes).split('字').length - 1).toBe(cells)
    }),
    { numRuns: 60, examples: limits.map((limit) => [limit, false]) },
  )
})
