import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idsOf } from '../../../cms/database/documentIds.ts'
import { heldData } from '../../../cms/documents/limits/heldData.ts'
import { treeProblem } from '../../../cms/documents/limits/treeProblem.ts'
import configured from '../../../cms/payload.config.ts'
import { hostileText } from '../../support/richTexts.ts'

const config = await configured
const isId = idsOf('sqlite')

describe('what is sent of a document', () => {
  const fields = config.collections.find(({ slug }) => slug === 'activities')?.flattenedFields ?? []
  const problemsOf = (data: object) => {
    const result = heldData(fields, { ...data }, isId)
    return 'problems' in result ? result.problems : []
  }

  it('should have no more relations in its rows together than a query can put beside them', () => {
    const fields = config.collections.find(({ slug }) => slug === 'performances')?.flattenedFields ?? []
    const row = { title: '合唱', teams: Array.from({ length: 500 }, (_, index) => `a-${index}`) }
    const held = (rows: number) => heldData(fields, { programme: Array.from({ length: rows }, () => row) }, isId)
    expect(held(2)).not.toHaveProperty('problems')
    expect(held(3)).toMatchObject({
      problems: [{ path: 'programme', message: expect.stringContaining('最多 1000 项') }],
    })
  })

  it('should have each relation once in a list, where it stood first, and in every row that names it', () => {
    const fields = config.collections.find(({ slug }) => slug === 'performances')?.flattenedFields ?? []
    const row = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 })
    fc.assert(
      fc.property(fc.array(fc.tuple(row, row), { maxLength: 5 }), fc.boolean(), (rows, isFilledIn) => {
        const ids = (some: string[]) => (isFilledIn ? some.map((id) => ({ id })) : some)
        const once = (some: string[]) => ids([...new Set(some)])
        const programme = rows.map(([teams, performers]) => ({ teams: ids(teams), performers: ids(performers) }))
        const held = rows.map(([teams, performers]) => ({ teams: once(teams), performers: once(performers) }))
        expect(heldData(fields, { programme }, isId)).toEqual({ data: { programme: held } })
      }),
    )
  })

  it('should be refused by the place of what is wrong', () => {
    expect(problemsOf({ title: '工'.repeat(15_000_000) })).toEqual([
      {
        path: 'title',
        isNamed: true,
        label: '名称',
        message: `名称「${'工'.repeat(20)}…」太长：有 15000000 字，最多 60 字，请改短。`,
      },
    ])
    expect(problemsOf({ dates: [{ seats: 1 }, { seats: 1.5 }] })).toMatchObject([
      { path: 'dates.1.seats', message: '日程第 2 行的名额「1.5」要填整数，请改正。' },
    ])
    expect(problemsOf({ dates: Array.from({ length: 501 }, () => ({})) })[0]?.message).toContain('最多 500 行')
    expect(problemsOf({ safety: { plan: 3 } })[0]?.message).toBe(
      '安全责任（不公开）的应急预案「3」应是文字，请重新填写。',
    )
    expect(problemsOf({ pictures: Array.from({ length: 31 }, (_, index) => `a-${index}`) })[0]?.message).toContain(
      '最多 30 项',
    )
    expect(problemsOf({ talents: ["x' OR 1=1"] })[0]?.message).toContain('不是条目的编号')
    expect(problemsOf({ kind: 'x' })[0]?.message).toContain('没有「x」这一项，可以选：')
    expect(problemsOf({ dates: [{ start: '+010000-01-01T00:00:00.000Z' }] })[0]?.message).toContain('1900 年到 2199 年')
    expect(problemsOf({ body: { root: { type: 'root', children: [{ type: 'script' }] } } })[0]?.message).toContain(
      '正文里有不能用的内容「script」',
    )
    expect(
      problemsOf(Object.fromEntries(fields.map(({ name }) => [name, Symbol.iterator.toString]))).length,
    ).toBeLessThan(21)
  })

  it('should keep nothing under a name that no field has, at any depth', () => {
    const strange = fc.oneof(
      fc.constantFrom('_id', 'id', '__proto__', 'constructor', 'globalType', 'version', 'password', 'toString'),
      fc.string({ maxLength: 8 }).filter((name) => !/[.$]/.test(name) && !fields.some((field) => field.name === name)),
    )
    const more = fc.uniqueArray(fc.tuple(strange, fc.jsonValue()), { maxLength: 5, selector: ([name]) => name })
    fc.assert(
      fc.property(more, (names) => {
        const beside = Object.fromEntries(names.filter(([name]) => !['venue', 'start'].includes(name)))
        const inRow = Object.fromEntries(Object.entries(beside).filter(([name]) => name !== 'id'))
        const data = {
          ...beside,
          title: '甲',
          safety: { ...inRow, plan: '乙' },
          dates: [{ ...inRow, seats: 3 }],
        }
        const row = fields.find(({ name }) => name === 'dates')
        const known = new Set(row && 'flattenedFields' in row ? row.flattenedFields.map(({ name }) => name) : [])
        fc.pre(Object.keys(inRow).every((name) => !known.has(name)))
        expect(heldData(fields, data, isId)).toEqual({
          data: { title: '甲', safety: { plan: '乙' }, dates: [{ seats: 3 }] },
        })
      }),
    )
    expect(heldData(fields, { title: '甲', password: 'x', other: 1 }, isId, ['password'])).toEqual({
      data: { title: '甲', password: 'x' },
    })
  })

  it('should be refused under a name with a dot or a $, at any depth, and say what to write', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'x.4294967294',
        'talents.99999999',
        'safety.plan',
        'sizes.webp480.filename',
        '$max',
        '$set.title',
      ),
      fc
        .tuple(fc.string({ maxLength: 5 }), fc.constantFrom('.', '$'), fc.string({ maxLength: 5 }))
        .map((some) => some.join('')),
    )
    fc.assert(
      fc.property(name, fc.jsonValue(), (strange, value) => {
        for (const data of [
          { [strange]: value },
          { safety: { [strange]: value } },
          { dates: [{}, { [strange]: value }] },
        ])
          expect(problemsOf(data)[0]?.message).toContain('这个栏目：名称里不能有点号和 $')
      }),
    )
  })

  it('should be nothing where a field that holds no text is sent an empty one', () => {
    const empty = { expires: '', kind: '', liveUrl: '', venue: '', deletedAt: '' }
    expect(heldData(fields, empty, isId)).toEqual({ data: { kind: null, liveUrl: '', deletedAt: null } })
  })

  it('should lose the characters that nobody sees', () => {
    expect(
      heldData(fields, { title: '一\u0000二\u202e三\r\n四\ufeff', safety: { plan: '甲\u000b乙\ud800\r\n' } }, isId),
    ).toEqual({
      data: { title: '一二三 四', safety: { plan: '甲\n乙\n' } },
    })
    expect(heldData(fields, { title: '\u200b\u3164 \u200e' }, isId)).toEqual({ data: { title: '' } })
  })

  it('should be held only once', () => {
    fc.assert(
      fc.property(fc.record({ title: hostileText, summary: hostileText, liveUrl: hostileText }), (data) => {
        const once = heldData(fields, data, isId)
        if ('data' in once) expect(heldData(fields, once.data, isId)).toEqual(once)
      }),
    )
  })

  it('should be refused when it is too deep or too much, without a walk through all of it', () => {
    let deep: unknown = 'x'
    for (let level = 0; level < 200_000; level++) deep = [deep]
    expect(treeProblem({ a: deep })).toContain('最多 64 层')
    expect(treeProblem({ a: new Array(300_000).fill(1) })).toContain('最多 200000 个值')
    expect(treeProblem({ a: [{ b: [1, 'x', null] }] })).toBeUndefined()
  })
})
