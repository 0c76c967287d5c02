import { expect, it } from 'vitest'
import { type Bulletin, bulletinPaper } from '../../../cms/features/grassroots/bulletin/bulletinPaper.ts'
import { completionChart, mostDrawn } from '../../../cms/features/grassroots/bulletin/completionChart.ts'
import { completionOf } from '../../../cms/features/grassroots/bulletin/completion.ts'
import { periodOn } from '../../../cms/features/grassroots/bulletin/readBulletin.ts'
import { lineText } from '../../../cms/features/grassroots/paper/lineText.ts'

const names = new Map([
  ['a', '汝州市总工会'],
  ['b', '舞钢市总工会'],
])
const tree = ['a', 'b', 'c'].map((id) => ({ id, parent: undefined }))
const targets = new Map([
  ['a', 60],
  ['b', 50],
])
const bulletin = (more: Partial<Bulletin> = {}): Bulletin => ({
  ...{ title: '千场文化活动进基层', organisation: '平顶山市总工会', measure: '场次', until: '2026年11月29日', names },
  standings: new Map([['a', '已通过']]),
  stated: undefined,
  completion: completionOf(
    tree,
    targets,
    new Map([
      ['b', 50],
      ['a', 30],
      ['c', 2],
    ]),
  ),
  ...more,
})

it('should say of each unit what it had to do, has done, and how its form stands, and of all what they are together', () => {
  const { title, rows } = bulletinPaper(bulletin())
  expect(title).toBe('千场文化活动进基层完成情况通报')
  expect(rows.map((cells) => cells.map(({ text }) => text))).toEqual([
    ['名次', '单位', '任务（场次）', '完成（场次）', '完成率', '统计表'],
    ['1', '舞钢市总工会', '50', '50', '100.0%', ''],
    ['2', '汝州市总工会', '60', '30', '50.0%', '已通过'],
    ['', '没有任务的单位', '—', '2', '—', ''],
    ['', '总计', '110', '82', '74.5%', ''],
  ])
})

it('should say when the breakdown’s own sum is not what it adds up to, and nothing when it is', () => {
  const below = (stated: number | undefined) => bulletinPaper(bulletin({ stated })).below.map(lineText)
  expect(below(114)[0]).toBe('任务总数：分解表上写 114，各单位加起来 110，相差 4；完成率按 110 算')
  expect(below(110)).toEqual(below(undefined))
})

it('should draw a bar for each unit, as many as can be told apart', () => {
  const svg = completionChart(bulletin().completion, names)
  expect(svg).toMatch(/^<svg/)
  for (const text of ['汝州市总工会', '舞钢市总工会', '50.0%', '100.0%']) expect(svg).toContain(text)
  const many = Array.from({ length: 60 }, (_, index) => `u${index}`)
  const all = completionOf(
    many.map((id) => ({ id, parent: undefined })),
    new Map(many.map((id) => [id, 10])),
    new Map(),
  )
  const drawn = completionChart(all, new Map(many.map((id) => [id, id])))
  expect(drawn.match(/0\.0%/g)).toHaveLength(mostDrawn)
})

it('should be about the period that is on, in whatever order they were typed', () => {
  const period = (id: string, from: string, to: string) => ({ id, label: id, from, to, due: to, locks: to })
  const year = period('year', '2026-01-01', '2026-12-31')
  const first = period('first', '2026-01-01', '2026-06-30')
  const second = period('second', '2026-07-01', '2026-12-31')
  const next = period('next', '2027-03-01', '2027-06-30')
  for (const all of [
    [year, first, second, next],
    [next, second, first, year],
    [second, year, next, first],
  ]) {
    const on = (day: string) => periodOn(all, day)?.id
    expect([on('2026-01-01'), on('2026-06-30'), on('2026-07-01'), on('2026-12-31')]).toEqual([
      ...['first', 'first', 'second', 'second'],
    ])
    // between two the one that ended last, and before all the first
    expect([on('2027-02-01'), on('2027-03-01'), on('2028-01-01')]).toEqual(['second', 'next', 'next'])
    expect(periodOn([second, next], '2026-01-01')?.id).toBe('second')
  }
  expect(periodOn([], '2026-01-01')).toBeUndefined()
})
