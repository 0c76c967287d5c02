import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { idsOf } from '../../../cms/database/documentIds.ts'
import { heldData } from '../../../cms/documents/limits/heldData.ts'
import { isNoReference } from '../../../cms/documents/references/noReference.ts'
import { someFields } from '../../support/someFields.ts'

// as much of the fields as is looked at
const fields = [
  ...someFields,
  { type: 'array', name: 'rows', label: '场次', flattenedFields: [{ type: 'date', name: 'start', label: '开始' }] },
  { type: 'group', name: 'group', label: '联系', flattenedFields: [{ type: 'text', name: 'phone', label: '电话' }] },
] as FlattenedField[]

describe('the shape of what is written', () => {
  const problemsOf = (data: Record<string, unknown>, database = 'sqlite') => {
    const result = heldData(fields, data, idsOf(database))
    return 'problems' in result ? result.problems.map(({ path, label }) => [path, label]) : []
  }

  it('should be any that a form sends', () => {
    const whole = {
      title: '一',
      at: '2026-11-30T00:00:00.000Z',
      seats: 5,
      free: false,
      kinds: ['一'],
      person: 'a-1',
      people: [{ id: 'b' }, 'c'],
      any: { relationTo: 'people', value: 'a' },
      rows: [{ id: '1', start: null }],
      group: { phone: '' },
    }
    expect(problemsOf(whole)).toEqual([])
    expect(problemsOf({ rows: 0, kinds: 0, people: [], unknown: {} })).toEqual([])
    expect(problemsOf(Object.fromEntries(fields.map(({ name }) => [name, null])))).toEqual([])
  })

  it('should be told by field where it is another', () => {
    expect(problemsOf({ title: {}, at: 'x', seats: 'x', free: [], kinds: ['三'], person: {}, people: [[1]] })).toEqual([
      ['title', '标题'],
      ['at', '时间'],
      ['seats', '人数'],
      ['free', '免费'],
      ['kinds', '类别'],
      ['person', '人'],
      ['people', '几人'],
    ])
    expect(problemsOf({ rows: [{}, { start: [] }], group: { phone: { a: 1 } } })).toEqual([
      ['rows.1.start', '场次第 2 行的开始'],
      ['group.phone', '联系的电话'],
    ])
    expect(problemsOf({ rows: [5], group: 'x', any: 'a' })).toEqual([
      ['any', '哪个'],
      ['rows', '场次'],
      ['group', '联系'],
    ])
  })

  it('should name no document by an id that the database cannot have', () => {
    const id = '0123456789abcdef01234567'
    expect([problemsOf({ person: id }, 'mongoose'), problemsOf({ person: 'a-1' }, 'mongoose')]).toEqual([
      [],
      [['person', '人']],
    ])
    expect(problemsOf({ any: { relationTo: 'people', value: 'a b' } })).toEqual([['any', '哪个']])
  })

  it('should never fail on anything that comes', () => {
    const any = fc.record(Object.fromEntries(fields.map(({ name }) => [name, fc.anything()])))
    fc.assert(
      fc.property(any, (data) => {
        expect(Array.isArray(problemsOf(data))).toBe(true)
      }),
    )
  })
})

describe('a write that names what is not there', () => {
  it('should be known by the error of the database, wherever it stands', () => {
    const error = Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
    expect(isNoReference(error)).toBe(true)
    expect(isNoReference(new Error('x', { cause: new Error('y', { cause: error }) }))).toBe(true)
    expect(isNoReference(new Error('x'))).toBe(false)
  })
})
