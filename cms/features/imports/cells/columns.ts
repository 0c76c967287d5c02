import type { Field, FieldAffectingData } from 'payload'
import { type Found, namesTo, nameOf, walk } from '../../../base/fieldTree/walk.ts'

/** How a column's cells are read and written. */
export type Kind =
  | 'text'
  | 'texts'
  | 'number'
  | 'money'
  | 'day'
  | 'moment'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'relation'
  | 'relations'
  | 'picture'
  | 'pictures'
  | 'body'

/** One column of a table, made from one field. */
export interface Column {
  /** What stands above it, for example 本课价格/每课原价（元） */
  header: string
  /** Names from the document, or the row of an array, down. */
  path: readonly string[]
  kind: Kind
  isRequired: boolean
  field: FieldAffectingData
  /** Stored value to Chinese word, of a choice. */
  choices: ReadonlyMap<string, string>
  /** Collection that a relation leads to; the empty text for other kinds. */
  to: string
  /** Column with the texts for those who cannot see the picture; undefined for other kinds. */
  altHeader: string | undefined
}

/** Set by the newsroom's steps or by the system: never typed, in a form or in a table. */
const notTyped = new Set([
  'id',
  'code',
  'sample',
  'stage',
  'writers',
  'menders',
  'formerSlugs',
  '_status',
  'createdAt',
  'updatedAt',
])

/** An array of a document: a sheet of its own, a line for each of its rows. */
export interface ArrayTable {
  name: string
  label: string
  columns: Column[]
}

/** The columns and the arrays of some fields. @param left is told the path of what no cell can hold */
export function columnsOf(
  fields: readonly Field[],
  left: (path: string) => void = () => undefined,
): { columns: Column[]; arrays: ArrayTable[] } {
  const columns: Column[] = []
  const arrays: ArrayTable[] = []
  for (const found of walk(fields, (field) => !isTechnical(field) && field.type !== 'array')) {
    const { field, above } = found
    if (isTechnical(field)) continue
    const path = namesTo(found)
    if (field.type === 'array') {
      const inner = columnsOf(field.fields, (deep) => left([...path, deep].join('.')))
      if (above.length > 0 || inner.arrays.length > 0) left(path.join('.'))
      else arrays.push({ name: field.name, label: textOf(field.label, field.name), columns: inner.columns })
    } else if (nameOf(field) !== '' && !('fields' in field)) {
      const labels = above.map((one) => textOf('label' in one ? one.label : undefined, nameOf(one)))
      const column = columnOf(field as FieldAffectingData, path, labels)
      if (column === undefined) left(path.join('.'))
      else columns.push(column)
    }
  }
  return { columns, arrays }
}

function isTechnical(field: Found<Field>['field']): boolean {
  if (field.type === 'ui') return true
  if (field.type === 'tab') return false
  if ('name' in field && field.name && notTyped.has(field.name)) return true
  if ('hidden' in field && field.hidden === true) return true
  const admin = field.admin as { hidden?: unknown; disabled?: unknown; readOnly?: unknown } | undefined
  return admin?.hidden === true || admin?.disabled === true || admin?.readOnly === true
}

function columnOf(field: FieldAffectingData, path: readonly string[], labels: readonly string[]): Column | undefined {
  const kind = kindOf(field)
  if (kind === undefined) return undefined
  const label = [...labels, textOf('label' in field ? field.label : undefined, path.at(-1) ?? '')].join('/')
  const isPicture = kind === 'picture' || kind === 'pictures'
  return {
    header: isPicture ? `${label}文件名` : label,
    path,
    kind,
    isRequired: 'required' in field && field.required === true,
    field,
    choices: new Map(
      field.type === 'select'
        ? field.options.map((option) =>
            typeof option === 'string' ? [option, option] : [option.value, textOf(option.label, option.value)],
          )
        : [],
    ),
    to:
      (field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string'
        ? field.relationTo
        : '',
    altHeader: isPicture ? `${label}替代文字` : undefined,
  }
}

function kindOf(field: FieldAffectingData): Kind | undefined {
  const isMany = 'hasMany' in field && field.hasMany === true
  if (field.type === 'text') return isMany ? 'texts' : 'text'
  if (field.type === 'textarea' || field.type === 'email') return 'text'
  if (field.type === 'number' && !isMany)
    return (field.custom as { isMoney?: boolean } | undefined)?.isMoney === true ? 'money' : 'number'
  if (field.type === 'date') return field.admin?.date?.displayFormat === 'yyyy-MM-dd' ? 'day' : 'moment'
  if (field.type === 'select') return isMany ? 'choices' : 'choice'
  if (field.type === 'checkbox') return 'yesNo'
  const leads = field.type === 'relationship' || (field.type === 'upload' && field.relationTo === 'recordings')
  if (leads && typeof field.relationTo === 'string') return isMany ? 'relations' : 'relation'
  if (field.type === 'upload' && field.relationTo === 'media') return isMany ? 'pictures' : 'picture'
  return field.type === 'richText' ? 'body' : undefined
}

/** Labels are Chinese texts in this project; a generated one is the name. */
function textOf(label: unknown, name: string): string {
  return typeof label === 'string' ? label : name
}
