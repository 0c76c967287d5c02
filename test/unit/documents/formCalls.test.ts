import fc from 'fast-check'
import type { SanitizedPermissions } from 'payload'
import { describe, expect, it } from 'vitest'
import { formProblem, mayHaveForm } from '../../../cms/documents/typing/formCall.ts'

const rows = (count: number) => Array.from({ length: count }, () => ({ title: 'a' }))
const flat = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`programme.${index}.title`, { value: 'a' }]))
const textOf = (paragraphs: number) => ({
  root: { type: 'root', children: Array.from({ length: paragraphs }, () => ({ type: 'paragraph', children: [] })) },
})

/** Each way in which the rows of a document stand in a call. */
const ways: Record<string, (count: number) => object> = {
  data: (count) => ({ data: { programme: rows(count) } }),
  'data further in': (count) => ({ data: { group: { inner: { programme: rows(count) } } } }),
  'data of a row in a text': (count) => ({ initialBlockData: { programme: rows(count) } }),
  'state, by name': (count) => ({ formState: flat(count) }),
  'state, as a value': (count) => ({ formState: { programme: { value: rows(count) } } }),
  'state, as it was': (count) => ({ formState: { programme: { initialValue: rows(count) } } }),
  'state, as rows': (count) => ({ formState: { programme: { rows: rows(count) } } }),
  'state, one far off': (count) => ({ formState: { [`programme.${count - 1}.title`]: { value: 'a' } } }),
  'state around a text': (count) => ({ documentFormState: flat(count) }),
  'state of a row in a text': (count) => ({ initialBlockFormState: flat(count) }),
}

describe('what a form is made from', () => {
  it('should have the rows that a save takes, and no more, wherever they stand', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(ways)), fc.integer({ min: 1, max: 5000 }), (way, count) => {
        expect(formProblem(ways[way]?.(count) ?? {}) === undefined).toBe(count <= 500)
      }),
    )
  })

  it('should have a text as long as a save takes, and values in all', () => {
    expect(formProblem({ data: { body: textOf(2000) }, formState: { body: { value: textOf(2000) } } })).toBeUndefined()
    expect(formProblem({ data: { body: textOf(10_001) } })).toContain('行')
    expect(formProblem({ data: { title: 'a'.repeat(1_000_001) } })).toContain('太长')
    const many = Object.fromEntries(Array.from({ length: 200_001 }, (_, index) => [`a${index}`, 1]))
    for (const part of ['data', 'formState', 'docPermissions'])
      expect(formProblem({ [part]: many })).toContain('内容太多')
  })

  it('should be as deep as a save takes', () => {
    let deep: object = {}
    for (let level = 0; level < 70; level++) deep = { a: deep }
    for (const part of ['data', 'formState', 'initialBlockData'])
      expect(formProblem({ [part]: deep })).toContain('太深')
    expect(formProblem({ formState: { ['a.'.repeat(70)]: { value: 1 } } })).toContain('太深')
  })

  it('should name no row far off, however its number is written', () => {
    const far = ['4294967294', '1e9', '0xffffffff', '0b111111111111', '+9999', ' 700 ', '5e3', 'Infinity', '-1', '0500']
    for (const number of far)
      for (const part of ['formState', 'documentFormState', 'initialBlockFormState'])
        expect([number, formProblem({ [part]: { [`programme.${number}.title`]: { value: 'a' } } })]).not.toContain(
          undefined,
        )
    expect(formProblem({ formState: { 'programme.3.title': { value: 'a' } } })).toBeUndefined()
  })

  it('should never fail on anything that comes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('data', 'formState', 'docPreferences'), fc.anything()), (asked) => {
        formProblem(asked)
      }),
    )
  })
})

describe('who may have a form', () => {
  const may = { create: true, read: true, update: true } as const
  const permissions = {
    collections: { notices: may, works: { read: true } },
    globals: { site: may },
  } as unknown as SanitizedPermissions

  it('should be who may make a document, or read one', () => {
    const isHad = (asked: object) => mayHaveForm(asked, permissions)
    expect(isHad({ collectionSlug: 'notices', operation: 'create' })).toBe(true)
    expect(isHad({ collectionSlug: 'works', operation: 'create' })).toBe(false)
    expect(isHad({ collectionSlug: 'works', operation: 'update' })).toBe(true)
    expect(isHad({ collectionSlug: 'works' })).toBe(true)
    expect(isHad({ globalSlug: 'site' })).toBe(true)
    for (const collectionSlug of ['users', 'x']) expect(isHad({ collectionSlug, operation: 'update' })).toBe(false)
    expect(isHad({ globalSlug: 'newsroom' })).toBe(false)
  })
})
