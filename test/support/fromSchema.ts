import fc from 'fast-check'
import { z } from 'zod'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { id as idSchema, link } from '../../site/catalogue/schemas/parts.ts'

/** What a schema does not tell. */
export interface Making {
  word: fc.Arbitrary<string>
  instant: fc.Arbitrary<string>
  /** What names another entry or a file. */
  reference: (collection: Collection) => fc.Arbitrary<unknown>
  /** Id of a row of a list; undefined where rows come without. */
  rowId: ((field: string, place: number) => string) | undefined
  /** What stands where nothing is filled in. */
  absent: null | undefined
}

/** Most values of a list. */
const most = 2

/**
 * A generator of some fields of public entries, for a library whose fields depend on nothing but themselves.
 * @throws at a schema of a kind that no entry has had so far
 */
export function fieldsFrom(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  making: Making,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, valueOf(name, schema, making)])),
  )
}

function valueOf(name: string, schema: z.core.$ZodType, making: Making): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional) return fc.option(valueOf(name, schema.unwrap(), making), { nil: making.absent })
  if (schema instanceof z.ZodDefault) return valueOf(name, schema.unwrap(), making)
  if (schema instanceof z.ZodArray) return listOf(name, schema.element, making)
  if (schema instanceof z.ZodObject) return fieldsFrom(schema.shape, making)
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNumber) return numberIn(schema)
  if (schema === idSchema) return making.reference(namedBy(name))
  if (schema === link) return making.word.map((text) => `https://video.example.com/${encodeURIComponent(text)}`)
  if (schema instanceof z.ZodISODateTime) return making.instant
  if (schema instanceof z.ZodISODate) return making.instant.map((instant) => instant.slice(0, 'YYYY-MM-DD'.length))
  if (schema instanceof z.ZodString) return making.word
  throw new Error(`no values are known for the field ${name}`)
}

function listOf(name: string, element: z.core.$ZodType, making: Making): fc.Arbitrary<unknown[]> {
  if (!(element instanceof z.ZodObject))
    return fc.uniqueArray(valueOf(name, element, making), {
      maxLength: most,
      selector: (value) => JSON.stringify(value),
    })
  const { id, ...shape } = element.shape
  const { rowId } = making
  return fc
    .array(fieldsFrom(shape, making), { maxLength: most })
    .map((rows) =>
      rows.map((row, place) => (id === undefined || rowId === undefined ? row : { id: rowId(name, place), ...row })),
    )
}

/** A number without bounds is a year. */
function numberIn(schema: z.ZodNumber): fc.Arbitrary<number> {
  const { minValue, maxValue } = schema
  if (minValue === null || minValue <= Number.MIN_SAFE_INTEGER) return fc.integer({ min: 2020, max: 2026 })
  const least = Math.ceil(minValue)
  return fc.integer({
    min: schema.safeParse(least).success ? least : least + 1,
    max: Math.min(maxValue ?? Infinity, least + 90),
  })
}

/** The collection that a field is named after: `unit` and `units` are of `units`, and both `picture` and `pictures` of `media`. */
function namedBy(field: string): Collection {
  const files: Record<string, Collection> = { picture: 'media', pictures: 'media', recording: 'recordings' }
  const named = (Object.keys(entrySchemas) as Collection[]).find((collection) =>
    [field, `${field}s`].includes(collection),
  )
  const people: Collection = 'talents'
  return files[field] ?? named ?? people
}
