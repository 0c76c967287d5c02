import type { ClientField, Field, FlattenedField } from 'payload'

/** A field as the server has it, laid out or flattened, or as the browser has it. */
type AnyField = Field | FlattenedField | ClientField

/** One of several tabs, which Payload lists beside the fields. */
interface Tab<F> {
  type: 'tab'
  name?: string
  label?: unknown
  fields: readonly F[]
}

/** A field on the way through a tree of them. */
export interface Found<F> {
  field: F | Tab<F>
  /** The fields above it that have names, the outermost first: what only lays a form out has none. */
  above: readonly (F | Tab<F>)[]
}

/**
 * Goes through fields and what stands in them: groups, lists of rows, tabs, and what only lays a form out.
 * @param entersInto whether what stands in a field is gone through; the field itself is given in any case
 */
export function* walk<F extends AnyField>(
  fields: readonly F[],
  entersInto: (field: F | Tab<F>) => boolean = () => true,
): Generator<Found<F>> {
  yield* walkBelow(fields, entersInto, [])
}

function* walkBelow<F extends AnyField>(
  fields: readonly (F | Tab<F>)[],
  entersInto: (field: F | Tab<F>) => boolean,
  above: readonly (F | Tab<F>)[],
): Generator<Found<F>> {
  for (const field of fields) {
    yield { field, above }
    if (entersInto(field))
      yield* walkBelow(fieldsIn(field), entersInto, nameOf(field) === '' ? above : [...above, field])
  }
}

/** What stands in a field right below it: of the same kind as it is itself. */
function fieldsIn<F extends AnyField>(field: F | Tab<F>): readonly (F | Tab<F>)[] {
  if ('tabs' in field) return field.tabs.map((tab) => ({ ...tab, type: 'tab' }) as Tab<F>)
  const below: readonly unknown[] =
    'flattenedFields' in field ? field.flattenedFields : 'fields' in field ? field.fields : []
  return below as readonly F[]
}

/** By what a field's value is found; empty for what only lays a form out. */
export function nameOf(field: object): string {
  return 'name' in field && typeof field.name === 'string' ? field.name : ''
}

/** The names that lead to a field, itself included. */
export function namesTo<F extends AnyField>({ field, above }: Found<F>): string[] {
  return [...above, field].map(nameOf)
}
