import type { FlattenedField } from 'payload'
import { mostOf } from '../limits/fieldLimits.ts'
import { type Comparison, comparisonOf, ofIds, ofIdsOfSeveral, ofNames } from './operators.ts'

/** Longest way from a document over others to a field, in names. */
const longestPath = 8

/**
 * As what relations in the rows of a list count: as much as makes a query of its own of one. Payload puts all of them
 * beside each row, and a save bounds how many they are in all (mostRelatedInRows).
 */
const besideRows = 20

/** The fields of a collection, by its name; undefined when there is none. */
export type FieldsOf = (collection: string) => readonly FlattenedField[] | undefined

/** A field that a query names, with what there is on the way to it. */
export interface Found {
  comparison: Comparison
  /** What the way leads through that has several rows for one: by its path, the most rows it may have. */
  lists: ReadonlyMap<string, number>
  /** How many relations the way leads through, each a table or two more in one statement. */
  relations: number
}

/**
 * The field at a path, and the way there.
 * @param path as it came: names with dots between them, also over to other documents (`venue.name`)
 * @returns undefined when there is no such field, or it cannot be looked for
 */
export function fieldAt(fields: readonly FlattenedField[], path: string, fieldsOf: FieldsOf): Found | undefined {
  const names = path.replaceAll('__', '.').split('.')
  const way = { lists: new Map<string, number>(), relations: 0 }
  const walk = { fieldsOf, way, isInRow: false }
  const comparison = names.length > longestPath ? undefined : comparisonAt(fields, names, 0, walk)
  return comparison && { comparison, ...way }
}

interface Walk {
  fieldsOf: FieldsOf
  way: { lists: Map<string, number>; relations: number }
  /** Whether the fields are those of a row, in the document that the way has come to. */
  isInRow: boolean
}

function comparisonAt(
  fields: readonly FlattenedField[],
  names: readonly string[],
  at: number,
  walk: Walk,
): Comparison | undefined {
  const [name = '', ...rest] = names.slice(at)
  if (rest.length === 0 && name === 'id') return ofIds
  const field = fields.find((one) => one.name === name)
  if (field === undefined || ('virtual' in field && field.virtual === true)) return undefined
  const { way, fieldsOf } = walk
  const isMany = 'hasMany' in field && field.hasMany === true
  // Payload's SQLite joins the several texts or numbers of another document to the first one, and answers with an error
  if (isMany && (field.type === 'text' || field.type === 'number') && way.relations > 0) return undefined
  const isRows = field.type === 'array' || field.type === 'blocks'
  const isRelation = field.type === 'relationship' || field.type === 'upload'
  if (isMany || isRows)
    way.lists.set(names.slice(0, at + 1).join('.'), isRelation && walk.isInRow ? besideRows : mostOf(field))
  if (isRelation && (rest.length > 0 || isMany)) way.relations++
  if (isRelation && typeof field.relationTo !== 'string') return ofSeveral(rest, field.relationTo.length)
  if (rest.length === 0) return comparisonOf(field)
  if (isRelation) return comparisonAt(fieldsOf(field.relationTo) ?? [], names, at + 1, { ...walk, isInRow: false })
  if (!('flattenedFields' in field)) return undefined
  return comparisonAt(field.flattenedFields, names, at + 1, { ...walk, isInRow: walk.isInRow || isRows })
}

/** What may be of several collections is looked for by its two parts. */
function ofSeveral([part, ...rest]: string[], collections: number): Comparison | undefined {
  if (rest.length > 0) return undefined
  if (part === 'value') return ofIdsOfSeveral(collections)
  return part === 'relationTo' ? ofNames : undefined
}
