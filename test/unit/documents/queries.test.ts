import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { boundedPage } from '../../../cms/documents/answers/pages.ts'
import { idsOf } from '../../../cms/database/documentIds.ts'
import { queryProblem, writtenProblem } from '../../../cms/documents/queries/queryProblem.ts'
import { someFields } from '../../support/someFields.ts'

// as much of the fields as is looked at
const people = [
  { type: 'text', name: 'name' },
  { type: 'text', name: 'skills', hasMany: true },
  { type: 'array', name: 'honours', flattenedFields: [{ type: 'text', name: 'title' }] },
  { type: 'relationship', name: 'teacher', relationTo: 'people' },
] as FlattenedField[]
const fields = [
  ...someFields,
  { type: 'richText', name: 'body', label: '正文' },
  { type: 'array', name: 'rows', label: '场次', flattenedFields: [{ type: 'date', name: 'start', label: '开始' }] },
  {
    type: 'array',
    name: 'parts',
    label: '节目',
    flattenedFields: [
      { type: 'text', name: 'title', label: '名称' },
      { type: 'relationship', name: 'players', label: '演员', relationTo: 'people', hasMany: true },
    ],
  },
  { type: 'group', name: 'group', label: '联系', flattenedFields: [{ type: 'text', name: 'phone', label: '电话' }] },
] as FlattenedField[]
const isId = idsOf('sqlite')
const searched = { fields, isId, fieldsOf: (name: string) => (name === 'people' ? people : undefined) }
const problemOf = (where: unknown) => queryProblem(searched, { where })

describe('what is looked for', () => {
  it('should take null and false for what nobody asked, as Payload hands it on', () => {
    const names = ['where', 'sort', 'limit', 'page', 'depth', 'select', 'populate', 'joins']
    const nothing = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(null, undefined, false, ''))
    fc.assert(
      fc.property(nothing, (query) => {
        expect(queryProblem(searched, query)).toBeUndefined()
      }),
    )
  })

  it.each([
    { title: { like: '年 会' } },
    { title: { in: '一,二' } },
    { at: { greater_than: '2026-11-30' } },
    { at: { less_than: new Date(0) } },
    { seats: { equals: '5' } },
    { free: { equals: 'true' } },
    { kinds: { contains: '一' } },
    { 'person.name': { equals: '一' } },
    { person: { in: ['a-1', 'b-2'] } },
    { person: { equals: 'null' } },
    { 'any.value': { equals: 'a' } },
    { 'any.value': { in: ['a', 'b'] } },
    { 'parts.players': { in: ['a'] } },
    { 'person.teacher.name': { equals: '一' } },
    { and: [{ kinds: { in: '一' } }, { 'rows.start': { exists: 'true' } }, { 'rows.start': { exists: 'false' } }] },
    { 'any.relationTo': { equals: 'people' } },
    { 'rows.start': { exists: 'true' } },
    { group__phone: { not_equals: '1' } },
    { or: [{ and: [{ id: { not_in: ['1'] } }] }] },
    {},
    undefined,
  ])('should let %j be asked', (where) => {
    expect(problemOf(where)).toBeUndefined()
  })

  it('should be no file in a folder of a store', () => {
    expect(writtenProblem({ prefix: 'x' })).toContain('prefix')
    expect(writtenProblem({ where: '{}' })).toBeUndefined()
    for (const data of ['{}', ['x', 'y'], {}, 5]) expect(writtenProblem({ data })).toContain('没有参数 data')
  })

  it.each([
    [{ title: { near: '1' } }, '「title」不能用「near」查询，可以用 equals'],
    [{ title: { like: 5 } }, '写要找的文字'],
    [{ title: { constructor: 'x' } }, '不能用「constructor」查询'],
    [{ constructor: { equals: 'x' } }, '不能按「constructor」查询'],
    [{ at: { equals: '2026-99-99' } }, '写日期或时间'],
    [{ seats: { greater_than: 'x' } }, '写一个数'],
    [{ person: { in: 'null' } }, '一组值里不能有空值'],
    [{ person: { greater_than: 'a' } }, '不能用「greater_than」查询'],
    [{ any: { equals: 'a' } }, '不能按「any」查询'],
    [{ rows: { equals: 'a' } }, '不能按「rows」查询'],
    [{ 'any.value': { in: 'a,b' } }, '写成一组'],
    [{ 'person.skills': { equals: '一' } }, '不能按「person.skills」查询'],
    [{ 'parts.players': { in: ['a'] }, kinds: { in: '一' } }, '一个列表'],
    [{ 'parts.players.honours.title': { equals: 'a' } }, '一个列表'],
    [{ 'people.honours.title': { equals: 'a' } }, '一个列表'],
    [{ 'parts.title': { equals: 'a' }, 'rows.start': { exists: true } }, '一个列表'],
    [{ 'version.parts.title': { equals: 'a' } }, '不能按「version.parts.title」查询'],
    [{ 'body.root.children': { equals: 'a' } }, '不能按「body.root.children」查询'],
    [{ title: { equals: { a: 1 } } }, '写一个值'],
    [{ free: { equals: 'null' } }, '要找没有填的，用 exists=false'],
    [{ free: { not_equals: '' } }, '要找没有填的，用 exists=false'],
    [{ seats: { equals: null } }, '要找没有填的，用 exists=false'],
    [{ _id: { equals: 'a' } }, '不能按「_id」查询'],
    [{ 'person._id': { equals: 'a' } }, '不能按「person._id」查询'],
    [{ title: 'x' }, '的写法是 where[title][equals]=值'],
    [{ title: { equals: 'x'.repeat(2000) } }, '最多 1000 字'],
    [{ or: 'x' }, '要写一组条件'],
    [[], '查询条件的写法'],
  ])('should refuse %j and say why', (where, words) => {
    expect(problemOf(where)).toContain(words)
  })

  it('should be neither too deep, nor too much', () => {
    let deep: object = { title: { equals: 'x' } }
    for (let level = 0; level < 50; level++) deep = { and: [deep] }
    expect(problemOf(deep)).toContain('层次太深')
    expect(problemOf({ or: Array.from({ length: 300 }, () => ({ title: { equals: 'x' } })) })).toContain('条件太多')
    expect(problemOf({ id: { in: Array.from({ length: 100_000 }, () => 'a') } })).toContain('个值')
    expect(queryProblem(searched, { sort: 'title,'.repeat(50) })).toContain('最多 5 个字段')
  })

  it('should multiply the rows of no two long lists, wherever they are named', () => {
    const long = ['rows.start', 'parts.title', 'people.name', 'person.honours.title', 'person.teacher.honours.title']
    const other = fc.uniqueArray(fc.constantFrom(...long), { minLength: 1, maxLength: 5 })
    const where = (names: string[]) => names.map((name) => ({ [name]: { exists: true } }))
    fc.assert(
      fc.property(other, fc.constantFrom('and', 'or'), fc.boolean(), (names, all, isSorted) => {
        const [first = '', ...rest] = names
        const asked = isSorted ? { sort: first, where: { [all]: where(rest) } } : { where: { [all]: where(names) } }
        const problem = queryProblem(searched, asked)
        if (names.length === 1) expect(problem).toBeUndefined()
        else expect(problem).toContain('一个列表')
      }),
    )
  })

  it('should ask for no more values, words and relations than the databases answer in a moment', () => {
    const or = (count: number, one: object) => problemOf({ or: Array.from({ length: count }, () => one) })
    const values = Array.from({ length: 1000 }, () => 'a')
    expect(or(25, { title: { in: values } })).toBeUndefined()
    expect(or(26, { title: { in: values } })).toContain('值太多')
    // each of them goes to the database twice
    expect(or(13, { person: { not_in: values.join(',') } })).toContain('值太多')
    expect(or(2, { 'group.phone': { like: 'a '.repeat(9) } })).toBeUndefined()
    expect(or(2, { 'group.phone': { not_like: 'a '.repeat(10) } })).toContain('词太多')
    expect(or(21, { 'group.phone': { contains: 'a' } })).toContain('词太多')
    expect(or(20, { 'person.name': { equals: 'a' } })).toBeUndefined()
    expect(or(11, { 'person.teacher.name': { equals: 'a' } })).toContain('关联太多')
    expect(or(21, { people: { contains: 'a' } })).toContain('关联太多')
  })

  it('should read no more of the texts of a document than the databases read in a moment', () => {
    const lengths = fc.integer({ min: 1, max: 1500 })
    const word = fc.string({ unit: fc.constantFrom('a', '工'), minLength: 1, maxLength: 60 })
    const operator = fc.constantFrom('like', 'not_like', 'contains')
    const conditions = fc.array(fc.tuple(operator, fc.array(word, { minLength: 1, maxLength: 6 })), { maxLength: 8 })
    fc.assert(
      fc.property(lengths, conditions, fc.boolean(), (maxLength, asked, isInRows) => {
        const text = { type: 'textarea', name: 'text', label: '文字', maxLength }
        const all = [text, { type: 'array', name: 'rows', label: '行', maxRows: 50, flattenedFields: [text] }]
        const where = {
          or: asked.map(([by, words]) => ({ [isInRows ? 'rows.text' : 'text']: { [by]: words.join(' ') } })),
        }
        const problem = queryProblem({ fields: all as FlattenedField[], isId, fieldsOf: () => undefined }, { where })
        const words = asked.flatMap(([by, some]) => (by === 'contains' ? [some.join(' ')] : some))
        const sought = asked.reduce((sum, [, some]) => sum + some.join(' ').length, 0)
        const read = words.length * maxLength * (isInRows ? 10 : 1)
        if (asked.length > 0 && maxLength > 1000) expect(problem).toContain('查询，可以用 equals')
        else if (words.length > 20 || sought > 200 || read > 6000) expect(problem).toMatch(/词太多|文字太长/)
        else expect(problem).toBeUndefined()
      }),
    )
  })

  it('should look for words in no text that one database keeps as a tree', () => {
    for (const operator of ['like', 'not_like', 'contains'])
      expect(problemOf({ body: { [operator]: '一' } })).toContain(`不能用「${operator}」查询，可以用 exists`)
    expect(problemOf({ body: { exists: 'true' } })).toBeUndefined()
  })

  it('should be sorted by what there is, in numbers that there are', () => {
    for (const sort of ['title', '-at', ['-at', 'person.name'], '-createdAt,id'])
      expect(
        queryProblem({ ...searched, fields: [...fields, { type: 'date', name: 'createdAt' }] }, { sort }),
      ).toBeUndefined()
    for (const sort of ['x', '-', 'rows', '__proto__', 5, [{}]]) expect(queryProblem(searched, { sort })).toBeDefined()
    for (const limit of ['-1', 'x', '1e9', '99999999999', {}]) expect(queryProblem(searched, { limit })).toBeDefined()
    expect(queryProblem(searched, { limit: '0', page: 2, depth: '1' })).toBeUndefined()
    for (const select of ['x', 'true', []]) expect(queryProblem(searched, { select })).toBeDefined()
    // of a write it is taken out before that
    for (const select of ['abc', '{"title":true}', ['title']])
      expect(writtenProblem({ select })).toContain('参数 select')
    expect(writtenProblem({ select: { title: true } })).toBeUndefined()
  })

  it('should never fail on anything that comes', () => {
    // a query's brackets make objects of any names, those of JavaScript's own methods too
    const names = fc.constantFrom('toString', 'valueOf', 'title', 'equals', 'contains', 'in', 'and', '__proto__', '0')
    const given = fc.oneof(fc.anything(), fc.anything({ key: names, maxDepth: 4 }))
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('where', 'sort', 'limit', 'page', 'depth', 'select', 'populate', 'joins', 'data'),
          given,
        ),
        (query) => {
          const said = queryProblem(searched, query) ?? writtenProblem(query)
          expect(said === undefined || said.length < 300).toBe(true)
          const bounded = boundedPage(query, 100)
          expect('query' in bounded || bounded.code === 'page-too-large').toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
