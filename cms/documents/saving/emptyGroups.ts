import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { savingReason } from './refusals.ts'

const write = z.object({ data: z.record(z.string(), z.unknown()).optional() })

/** A group that is sent as null means that all of it is empty; Payload 3.90 fails on it. */
export const readEmptyGroups: CollectionBeforeOperationHook = ({ args, collection, operation }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data } = write.safeParse(args).data ?? {}
  return data === undefined ? args : { ...args, data: withoutNullGroups(data, collection.flattenedFields) }
}

/**
 * The same data, with every group that is null written out as its empty fields.
 * @throws Refusal when a row is none
 */
export function withoutNullGroups(
  data: Readonly<Record<string, unknown>>,
  fields: readonly FlattenedField[],
): Record<string, unknown> {
  const read = { ...data }
  for (const field of fields) {
    if (!('flattenedFields' in field)) continue
    const value = data[field.name]
    if (field.type === 'array') {
      if (Array.isArray(value)) read[field.name] = value.map((row, index) => rowOf(row, index, field))
    } else if (value === null) {
      read[field.name] = emptyGroup(field.flattenedFields)
    } else if (isObject(value)) {
      read[field.name] = withoutNullGroups(value, field.flattenedFields)
    }
  }
  return read
}

function rowOf(
  row: unknown,
  index: number,
  { label, name, flattenedFields }: Extract<FlattenedField, { type: 'array' }>,
): Record<string, unknown> {
  if (isObject(row)) return withoutNullGroups(row, flattenedFields)
  throw new Refusal(savingReason('empty-row', { list: typeof label === 'string' ? label : name, number: index + 1 }))
}

function emptyGroup(fields: readonly FlattenedField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      if (field.type === 'array') return [field.name, []]
      return [field.name, 'flattenedFields' in field ? emptyGroup(field.flattenedFields) : null]
    }),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
