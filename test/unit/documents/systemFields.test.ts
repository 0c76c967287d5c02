import type { FieldHook } from 'payload'
import { describe, expect, it } from 'vitest'
import { sampleField } from '../../../cms/documents/fields/sample.ts'
import configured from '../../../cms/payload.config.ts'
import { sentAllTheSame, systemFields } from '../../support/systemFields.ts'

const fields = await systemFields(await configured)
const named = ({ collection, field }: (typeof fields)[number]) => `${collection}.${field.name}`

describe('what only the system sets', () => {
  it('should be closed to every client, or in the table with a reason', () => {
    expect(fields.length).toBeGreaterThan(100)
    const open = fields.filter(({ field, isClosed }) => !isClosed && !Object.hasOwn(sentAllTheSame, field.name))
    expect(open.map(named)).toEqual([])
  })

  it('should have no reason in the table for what is closed, or not there', () => {
    const open = new Set(fields.filter(({ isClosed }) => !isClosed).map(({ field }) => field.name))
    expect(Object.keys(sentAllTheSame).filter((name) => !open.has(name))).toEqual([])
  })

  it('should have the mark of the sample content from nothing but its load', () => {
    const [hook] = (sampleField.hooks?.beforeChange ?? []) as FieldHook[]
    const marked = (sample: boolean, operation: string, value: unknown, before?: unknown) =>
      hook?.({ value, operation, originalDoc: { sample: before }, req: { context: { sample } } } as never)
    expect(marked(true, 'create', 'works/a')).toBe('works/a')
    for (const value of ['works/b', null, undefined]) {
      expect(marked(false, 'create', value, 'works/a')).toBe(null)
      expect(marked(false, 'update', value, 'works/a')).toBe('works/a')
      expect(marked(false, 'update', value)).toBe(null)
    }
  })
})
