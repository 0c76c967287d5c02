import fc from 'fast-check'
import type { Field, FlattenedField, PayloadRequest, Validate } from 'payload'
import { describe, expect, it } from 'vitest'
import { idsOf } from '../../cms/documentIds.ts'
import { cleaned, cleanedField, isLonger, lengthOf, lengthProblem, shortened } from '../../cms/limits/characters.ts'
import { longestOf } from '../../cms/limits/fieldLimits.ts'
import { fieldProblem } from '../../cms/limits/fieldProblem.ts'
import { heldData, wordOf } from '../../cms/limits/heldData.ts'
import { fieldsBelow } from '../../cms/limits/holdLimits.ts'
import { treeProblem } from '../../cms/limits/treeProblem.ts'
import configured from '../../cms/payload.config.ts'
import { hostileText } from '../support/richTexts.ts'
import { byAdministrator, isOpen } from '../support/systemFields.ts'

const config = await configured
const parts = [...config.collections, ...config.globals]
const ours = parts.filter(({ slug }) => !slug.startsWith('payload-'))
const named = (fields: readonly Field[]) => fieldsBelow(fields) as (Field & { name: string; validate: Validate })[]
const isText = ({ type }: Field) => ['text', 'textarea', 'email', 'code'].includes(type)
const texts = ours.flatMap(({ slug, fields }) =>
  named(fields)
    .filter(isText)
    .map((field) => ({ place: `${slug}.${field.name}`, field })),
)

const isId = idsOf('sqlite')

/** As much of a request as Payload's own checks ask for. */
const req = {
  t: (key: string) => key,
  payload: { config, collections: {}, db: { name: 'sqlite' } },
  context: {},
} as unknown as PayloadRequest
const checked = (field: { validate: Validate }, value: unknown) =>
  field.validate(value, { ...field, req, data: {}, siblingData: {}, operation: 'create', path: [] } as never)

/** Every field with what it is called in a refusal, those that Payload adds and those that nobody sees included. */
function calledIn(fields: readonly FlattenedField[], place: string): { place: string; word: string }[] {
  return fields.flatMap((field) => [
    { place: `${place}.${field.name}`, word: wordOf(field) },
    ...('flattenedFields' in field ? calledIn(field.flattenedFields, `${place}.${field.name}`) : []),
  ])
}

describe('every field of every collection and global', () => {
  it('should have a Chinese name in a refusal, hidden or not', () => {
    const words = parts.flatMap(({ slug, flattenedFields }) => calledIn(flattenedFields, slug))
    expect(words.length).toBeGreaterThan(300)
    expect(words.filter(({ word }) => !/\p{Script=Han}/u.test(word))).toEqual([])
  })

  it('should have a limit of its own where we made it', async () => {
    const payloads = /^(id|url|thumbnailURL|filename|mimeType|hash|salt|resetPasswordToken|email)$/
    // what no API writes has no form, and its rows are our own
    const closed: string[] = []
    for (const { slug, access } of config.collections) if (!(await isOpen(access.create))) closed.push(slug)
    const without = texts.filter(
      ({ field, place }) =>
        !closed.includes(place.split('.')[0] ?? '') &&
        (field as { maxLength?: number }).maxLength === undefined &&
        !payloads.test(field.name),
    )
    expect(without.map(({ place }) => place)).toEqual([])
  })

  it.each(texts)(
    'should refuse one character too many in Chinese, by its own check and in a draft: $place',
    async (of) => {
      const { field, place } = of
      const [slug = ''] = place.split('.')
      const longest = longestOf(field)
      const value = '工'.repeat(longest + 1)
      const isMany = 'hasMany' in field && field.hasMany === true
      const answer = await checked(field, isMany ? [value] : value)
      expect(answer).toMatch(/\p{Script=Han}.*最多 \d+ 字，请改短。$/u)
      expect(String(answer).length).toBeLessThan(120)
      expect(fieldProblem(field, isMany ? ['工'.repeat(longest)] : '工'.repeat(longest), isId)).toBeUndefined()
      const { flattenedFields } = parts.find((part) => part.slug === slug) ?? { flattenedFields: [] }
      if ((flattenedFields as Field[]).includes(field)) {
        const result = heldData(flattenedFields, { [field.name]: isMany ? [value] : value }, isId)
        expect(result).toMatchObject({ problems: [{ path: field.name }] })
      }
    },
  )

  it('should take no value of another kind', () => {
    const strange = fc.oneof(fc.anything({ maxDepth: 2 }), fc.constantFrom('\u0000', {}, [], [null], Infinity, NaN))
    fc.assert(
      fc.property(fc.constantFrom(...ours.flatMap(({ fields }) => named(fields))), strange, (field, value) => {
        const problem = fieldProblem(field, value, isId)
        if (problem !== undefined) expect(problem).toMatch(/\p{Script=Han}/u)
        else if (isText(field) && !('hasMany' in field && field.hasMany === true))
          expect([null, undefined].includes(value as never) || typeof value === 'string').toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('should keep what Payload itself checks beside a check of its own', async () => {
    const find = (slug: string, name: string) => {
      const field = named(parts.find((part) => part.slug === slug)?.fields ?? []).find((one) => one.name === name)
      if (field === undefined) throw new Error(name)
      return field
    }
    expect(await checked(find('notices', 'slug'), 'a'.repeat(300))).toContain('最多 80 字')
    expect(await checked(find('notices', 'slug'), 'Größe')).toContain('只能有小写字母')
    expect(await checked(find('notices', 'slug'), 'a'.repeat(80))).toBe(true)
    expect(await checked(find('works', 'url'), `https://a.cn/${'b'.repeat(20_000)}`)).toContain('最多 500 字')
    expect(await checked(find('courses', 'subsidy'), -1)).toContain('只能是 0 到 10000000')
    expect(await checked(find('notices', 'expires'), 'no date')).toContain('不是日期')
    expect(await checked(find('courses', 'type'), 'nothing')).toContain('没有「nothing」这一项')
    // a date that has its own check is held to Payload's too
    expect(await checked(find('performances', 'end'), '')).toBe(true)
    expect(await checked(find('courses', 'end'), '')).toBe('请填写结束时间。')
    expect(await checked({ ...find('media', 'alt') }, '')).toBe('validation:required')
  })

  it('should take the days of the calendar for dates, and nothing else that JavaScript takes', () => {
    const problem = (value: string) => fieldProblem(fieldOf('notices', 'date'), value, isId)
    const two = (number: number) => String(number).padStart(2, '0')
    const any = fc.record({
      year: fc.integer({ min: 1900, max: 2199 }),
      month: fc.integer({ min: 0, max: 13 }),
      day: fc.integer({ min: 0, max: 32 }),
      time: fc.constantFrom('', 'T08:00:00.000Z', ' 18:00', 'T18:00+08:00'),
    })
    fc.assert(
      fc.property(any, ({ year, month, day, time }) => {
        const isDay = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
        const found = problem(`${year}-${two(month)}-${two(day)}${time}`)
        if (isDay) expect(found).toBeUndefined()
        else expect(found).toContain('不是日期')
      }),
    )
    for (const value of ['1', '2026', '2026-02-31', '11/24/2026', 'Tue Nov 24 2026', '2026-11-24T99:00', ' 2026-11-24'])
      expect([value, problem(value)]).toEqual([value, expect.stringContaining('不是日期')])
  })

  it('should refuse a focal point outside the picture', async () => {
    for (const value of [-1, 101, NaN, Infinity, 'x'])
      expect(fieldProblem(fieldOf('media', 'focalX'), value, isId)).toMatch(/焦点|只能是 0 到 100|应是数字/)
    expect(fieldProblem(fieldOf('media', 'focalY'), 33.3, isId)).toBeUndefined()
    const { flattenedFields } = parts.find(({ slug }) => slug === 'media') ?? { flattenedFields: [] }
    expect(heldData(flattenedFields, { focalX: 300 }, isId)).toEqual({
      problems: [
        {
          path: 'focalX',
          label: '焦点的横向位置',
          message: '焦点的横向位置「300」超出范围：只能是 0 到 100，请改正。',
        },
      ],
    })
  })

  it('should keep the moment of creation from every client', () => {
    for (const { fields, slug } of config.collections)
      for (const field of fields)
        if ('name' in field && field.name === 'createdAt' && field.type === 'date')
          expect([
            slug,
            field.access?.create?.({ req: byAdministrator }),
            field.access?.update?.({ req: byAdministrator }),
          ]).toEqual([slug, false, false])
  })
})

describe('what is sent of a document', () => {
  const fields = parts.find(({ slug }) => slug === 'activities')?.flattenedFields ?? []
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
    expect(problemsOf({ body: { root: { type: 'root', children: [{ type: 'table' }] } } })[0]?.message).toContain(
      '正文里有不能用的内容「table」',
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

describe('characters', () => {
  it('should be counted as people count them', () => {
    expect(isLonger('👨‍👩‍👧‍👦'.repeat(60), 60)).toBe(false)
    expect(isLonger('👨‍👩‍👧‍👦'.repeat(61), 60)).toBe(true)
    expect(isLonger('𠮷'.repeat(60), 60)).toBe(false)
    expect(isLonger('e\u0301'.repeat(60), 60)).toBe(false)
    // one letter under a tower of accents takes the room of many
    expect(isLonger(`e${'\u0301'.repeat(2000)}`, 60)).toBe(true)
  })

  it('should be told in number as people count them, without a count of what is endless', () => {
    expect([lengthOf('👨‍👩‍👧‍👦工e\u0301'), lengthOf('👨‍👩‍👧‍👦'.repeat(61))]).toEqual([3, 61])
    expect(lengthOf('工'.repeat(15_000_000))).toBe(15_000_000)
  })

  it('should be told to be too many where they are, and to be too large where only that is so', () => {
    const part = fc.constantFrom('工', 'x', '👨‍👩‍👧‍👦', 'e\u0301\u0301', '\u0301'.repeat(50), '𠮷')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (parts, most) => {
        const text = parts.join('')
        const problem = lengthProblem(text, most)
        expect(problem !== undefined).toBe(isLonger(text, most))
        const [, told = ''] = /有 (\d+) 字/.exec(problem ?? '') ?? []
        if (problem?.startsWith('太长')) expect(Number(told)).toBeGreaterThan(most)
        if (problem?.startsWith('占的地方太大')) expect(Number(told)).toBeLessThanOrEqual(most)
      }),
    )
    expect(lengthProblem('工'.repeat(61), 60)).toBe('太长：有 61 字，最多 60 字，请改短。')
    expect(lengthProblem(`e${'\u0301'.repeat(2000)}`, 60)).toMatch(/^占的地方太大：有 1 字，.+请删去一些。$/)
  })

  it('should be shown shortened, and never cut in halves', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.anything()), (value) => {
        const short = shortened(value)
        expect(short.isWellFormed()).toBe(true)
        expect(Array.from(short).length).toBeLessThanOrEqual(21)
      }),
    )
  })

  it('should be cleaned once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const clean = cleaned(value)
        expect(clean.isWellFormed()).toBe(true)
        expect(cleaned(clean)).toBe(clean)
        expect(cleanedField(cleanedField(value))).toBe(cleanedField(value))
      }),
    )
  })
})

function fieldOf(slug: string, name: string): Field {
  const field = named(parts.find((part) => part.slug === slug)?.fields ?? []).find((one) => one.name === name)
  if (field === undefined) throw new Error(`${slug}.${name}`)
  return field
}
