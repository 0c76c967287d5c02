import fc from 'fast-check'
import type { Field, FlattenedField, PayloadRequest, Validate } from 'payload'
import { describe, expect, it } from 'vitest'
import { idsOf } from '../../../cms/database/documentIds.ts'
import { longestOf } from '../../../cms/documents/limits/fieldLimits.ts'
import { fieldProblem } from '../../../cms/documents/limits/fieldProblem.ts'
import { heldData, wordOf } from '../../../cms/documents/limits/heldData.ts'
import { fieldsBelow } from '../../../cms/documents/limits/holdLimits.ts'
import configured from '../../../cms/payload.config.ts'
import { byAdministrator, isOpen } from '../../support/systemFields.ts'

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
          isNamed: true,
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

function fieldOf(slug: string, name: string): Field {
  const field = named(parts.find((part) => part.slug === slug)?.fields ?? []).find((one) => one.name === name)
  if (field === undefined) throw new Error(`${slug}.${name}`)
  return field
}
