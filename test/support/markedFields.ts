import type { Field } from 'payload'
import { privateFields } from './privateFields.ts'

/**
 * A document in which every text, number and address that a person can write is marked.
 * @param mark makes a text that stands nowhere else
 */
export function markedDocument(fields: readonly Field[], mark: () => string): Record<string, unknown> {
  const document: Record<string, unknown> = {}
  for (const { path, type, maxLength } of privateFields(fields, undefined)) {
    if (type === 'date') continue
    const text = mark()
    const value =
      type === 'number' ? 73_901_482 : type === 'email' ? `${text}@private.example` : text.slice(0, maxLength)
    place(document, path, value)
  }
  return document
}

function place(into: Record<string, unknown>, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[step] = value
  } else if (rest[0] === '*') {
    const rows = (into[step] ??= [{}]) as Record<string, unknown>[]
    place(rows[0] ?? {}, rest.slice(1), value)
  } else {
    place((into[step] ??= {}) as Record<string, unknown>, rest, value)
  }
}
