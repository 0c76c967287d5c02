import type { Field } from 'payload'
import { z } from 'zod'

/** A field of a collection or a global. */
interface StoredField {
  /** Names from the document down; `*` stands for the rows of an array. */
  path: string[]
  type: string
  /** Longest text that it takes. */
  maxLength: number
}

/** The types of field that can hold a text, a number or a date to be looked for. */
const marked = ['text', 'textarea', 'email', 'number', 'date']

/**
 * The fields of a configuration that staff fill in and whose values no public entry may have, found by comparing the
 * two: whatever the schema of the entry does not name under the same path, or names as something else than a text,
 * a number or a date.
 * @param schema of the public entries; undefined when there are none
 */
export function privateFields(fields: readonly Field[], schema: z.ZodType | undefined): StoredField[] {
  return storedFields(fields, []).filter(
    ({ path, type }) => marked.includes(type) && !isPublic(schema, entryPathOf(path)) && path.at(-1) !== 'id',
  )
}

function storedFields(fields: readonly Field[], before: readonly string[]): StoredField[] {
  return fields.flatMap((field): StoredField[] => {
    if ('hidden' in field && field.hidden === true) return []
    const admin = field.admin as { hidden?: boolean; disabled?: boolean; readOnly?: boolean } | undefined
    // what is only shown is written by the server, as the name that a file came with
    if (admin?.hidden === true || admin?.disabled === true || admin?.readOnly === true) return []
    if (field.type === 'tabs')
      return field.tabs.flatMap((tab) =>
        storedFields(tab.fields, 'name' in tab && tab.name ? [...before, tab.name] : before),
      )
    const path = 'name' in field && field.name ? [...before, field.name] : [...before]
    if (field.type === 'array') return storedFields(field.fields, [...path, '*'])
    if (field.type === 'blocks') throw new Error(`${path.join('.')}: this test does not know blocks yet`)
    if ('fields' in field) return storedFields(field.fields, path)
    const { maxLength = 1000 } = field as { maxLength?: number }
    // a date or a number is written by the database itself under these names
    return ['createdAt', 'updatedAt'].includes(path.join('.')) ? [] : [{ path, type: field.type, maxLength }]
  })
}

/** Lists that a document has beside a group, as tables need them, and that its entry has within. */
const within: Readonly<Record<string, readonly string[]>> = {
  signUpQuotas: ['signUpHere', 'quotas'],
  signUpQuestions: ['signUpHere', 'questions'],
}

/** Where an entry has a field of its document. */
function entryPathOf([first = '', ...rest]: readonly string[]): string[] {
  return [...(within[first] ?? [first]), ...rest]
}

function isPublic(schema: z.core.$ZodType | undefined, path: readonly string[]): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isPublic(schema.unwrap(), path)
  const [step, ...rest] = path
  if (step === undefined) return !(schema instanceof z.ZodBoolean) && schema !== undefined
  if (schema instanceof z.ZodArray) return step === '*' ? isPublic(schema.element, rest) : rest.length === 0
  return schema instanceof z.ZodObject ? isPublic(schema.shape[step], rest) : false
}

/**
 * Puts a value where a path leads, into every row of the arrays on its way.
 * @throws when an array on the way has no rows: the value would be nowhere
 */
export function put(document: Record<string, unknown>, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    document[step] = value
  } else if (rest[0] === '*') {
    const rows = document[step] as Record<string, unknown>[] | undefined
    if (!rows?.length) throw new Error(`${step} has no rows to put a value into`)
    for (const row of rows) put(row, rest.slice(1), value)
  } else {
    const inner = (document[step] ?? {}) as Record<string, unknown>
    document[step] = inner
    put(inner, rest, value)
  }
}
