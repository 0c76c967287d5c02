import type { FlattenedField } from 'payload'
import { htmlOfRichText } from '../richText/html.ts'
import { nextDateName } from '../nextDate/nextDateField.ts'
import { searchTextName } from '../search/searchTextField.ts'
import { labelOf } from '../textsOf.ts'

type Values = Record<string, unknown>

/** What Payload and the newsroom keep of a document beside its text. */
const kept = ['id', '_status', 'createdAt', 'updatedAt', 'stage', 'writers', 'menders', searchTextName, nextDateName]

/** What Payload keeps of a file and names in English: to a reader they are all of one thing. */
const ofFile: Readonly<Record<string, string>> = {
  filename: '文件',
  filesize: '文件',
  mimeType: '文件',
  width: '文件',
  height: '文件',
  sizes: '文件',
  url: '文件',
  thumbnailURL: '文件',
  focalX: '取景',
  focalY: '取景',
}
/** What else Payload adds to a collection under an English name. */
const ofPayload: Readonly<Record<string, string>> = { deletedAt: '移到垃圾箱', email: '邮箱', sessions: '登录状态' }

function wordOf(field: FlattenedField): string {
  const label = labelOf(field)
  return /\p{Script=Han}/u.test(label) ? label : (ofFile[field.name] ?? ofPayload[field.name] ?? label)
}

/**
 * The labels of the fields in which two states of a document differ for a reader. Ids of rows, the notation of an
 * instant, and the many ways of not filling in a field make no difference.
 * @param after fields that are missing were not written
 */
export function changedFields(fields: readonly FlattenedField[], before: Values, after: Values): string[] {
  const labels = fields
    .filter(({ name, ...field }) => name in after && !kept.includes(name) && !('hidden' in field && field.hidden))
    .filter(({ name }) => !isSame(before[name], after[name]))
    .map(wordOf)
  return [...new Set(labels)]
}

/** Whether two values are the same to a reader, as changedFields compares them. */
export function isSame(a: unknown, b: unknown): boolean {
  const [one, other] = [settled(a), settled(b)]
  if (one === other) return true
  if (typeof one === 'string' && typeof other === 'string') return isSameInstant(one, other)
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  if (!isObject(one) || !isObject(other)) return false
  // what the editor's software writes into rich text without anybody having typed it is nothing that is read
  if ('root' in one || 'root' in other) return htmlOfRichText(one) === htmlOfRichText(other)
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  names.delete('id')
  return [...names].every((name) => isSame(one[name], other[name]))
}

/** Nothing, in whatever way it is stored; a related document by its id. */
function settled(value: unknown): unknown {
  if (value === null || value === '' || value === false) return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value
  if (value instanceof Date) return value.toISOString()
  if (isObject(value))
    return Object.keys(value).every((name) => name === 'id' || settled(value[name]) === undefined)
      ? onlyId(value)
      : value
  return value
}

/** A row with nothing filled in is still a row; a group or a relation is not. */
function onlyId(value: Values): unknown {
  return value['id'] === undefined ? undefined : 'row'
}

function isSameInstant(a: string, b: string): boolean {
  const isInstant = /^\d{4}-\d\d-\d\dT/
  return isInstant.test(a) && isInstant.test(b) && Date.parse(a) === Date.parse(b)
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
