import type { FlattenedField } from 'payload'
import type { IsId } from '../../database/documentIds.ts'
import { labelOf } from '../textsOf.ts'
import { settledRichText } from '../richText/settle.ts'
import { cleanedField, shortened } from '../../base/characters.ts'
import { cleaned } from '../../../site/catalogue/cleaned.ts'
import { namedProblem, type NamedProblem } from '../../base/problemText.ts'
import { fieldProblem, isRecord } from './fieldProblem.ts'

/** Most problems that are told at once. */
const mostTold = 20

/** From here on a text is too long for every field, so it is refused as it is, in code units. */
const longestCleaned = 1_000_000

/** What Payload's own fields are called, whose labels are in English or none that can be read without a request. */
const words: Readonly<Record<string, string>> = {
  id: '编号',
  url: '文件地址',
  thumbnailURL: '缩略图地址',
  mimeType: '文件类型',
  filesize: '文件大小',
  width: '宽度',
  height: '高度',
  sizes: '各种尺寸',
  square: '方形',
  resetPasswordToken: '重设密码的口令',
  resetPasswordExpiration: '重设密码的期限',
  resetPasswordRequestedAt: '要求重设密码的时间',
  salt: '密码的盐',
  hash: '密码的散列',
  sessions: '登录状态',
  expiresAt: '到期时间',
  document: '条目',
  globalSlug: '设置页',
  user: '账号',
  key: '名称',
  value: '内容',
  data: '内容',
  name: '名称',
  batch: '批次',
  focalX: '焦点的横向位置',
  focalY: '焦点的纵向位置',
  filename: '文件名',
  deletedAt: '移入垃圾箱的时间',
  createdAt: '创建时间',
  updatedAt: '更新时间',
  _status: '状态',
}

/** Sizes of a picture, which are called after the kind and the width of their files. */
const size = /^(?:(?:avif|webp)\d+|square)$/

/** What a field is called in a message, in Chinese. */
export function wordOf(field: { name: string; label?: unknown }): string {
  const label = labelOf(field)
  if (/\p{Script=Han}/u.test(label)) return label
  return size.test(field.name) ? `尺寸 ${field.name}` : (words[field.name] ?? label)
}

/**
 * Holds everything that was sent of a document against the limits of its fields, at any depth. What is no field's is
 * left out: Payload (3.90) takes names with dots apart after this, into a list as long as the number in one, and gives
 * MongoDB its operators and ids.
 * @param fields of the collection or the global
 * @param isId of the database that is written to
 * @param besides names that are no fields and are for a hook to take out
 * @returns the data as it is to be stored: texts without the characters that nobody sees, rich text as its editor
 * writes it; or the problems
 */
export function heldData(
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
  isId: IsId,
  besides: readonly string[] = [],
): { data: Record<string, unknown> } | { problems: NamedProblem[] } {
  const problems: NamedProblem[] = []
  const held = heldFields(fields, data, { path: '', place: '' }, { problems, isId })
  for (const name of besides) if (Object.hasOwn(data, name)) held[name] = data[name]
  return problems.length === 0 ? { data: held } : { problems }
}

/** What is gathered, and what is asked, on the way through a document. */
interface Walk {
  problems: NamedProblem[]
  isId: IsId
}

/** Where a value stands, for Payload's form and for a reader. */
interface Position {
  path: string
  place: string
}

function heldFields(
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
  { path, place }: Position,
  walk: Walk,
): Record<string, unknown> {
  const { problems, isId } = walk
  const meant = Object.keys(data).find((name) => /[.$]/.test(name))
  if (meant !== undefined && problems.length < mostTold)
    problems.push(namedProblem(path + shortened(meant), place + '栏目', place + noSuchField(meant)))
  const held: Record<string, unknown> = {}
  for (const field of fields) {
    const { name } = field
    if (!Object.hasOwn(data, name) || problems.length >= mostTold) continue
    const here = { path: path + name, place: place + wordOf(field) }
    const value = cleanedValue(field, data[name])
    const problem = fieldProblem(field, value, isId)
    if (problem !== undefined) problems.push(namedProblem(here.path, here.place, here.place + problem))
    else held[name] = heldValue(field, value, here, walk)
  }
  return held
}

/** Whoever writes such a name means something by it that would not happen. */
function noSuchField(name: string): string {
  return `没有「${shortened(name)}」这个栏目：名称里不能有点号和 $，组里的内容要一层一层地写，例如 {"internal": {"handler": "…"}}。`
}

function cleanedValue({ type }: FlattenedField, value: unknown): unknown {
  if (type === 'text' || type === 'email')
    return everyText(value, (text) => cleanedField(text).replace(/[\t\n]+/g, ' '))
  if (type === 'textarea') return everyText(value, cleanedField)
  if (type === 'relationship' || type === 'upload') return value === '' ? null : eachOnce(value)
  if (type === 'code') return everyText(value, cleaned)
  // a form says so of what is empty, and the database takes no text there
  return value === '' && withoutTexts.has(type) ? null : value
}

/** Kinds of fields whose value is no text of a person's own. */
const withoutTexts: ReadonlySet<string> = new Set(['date', 'number', 'select', 'radio', 'checkbox'])

/** Relations without those that stand there already: an entry is in a list or is not, and each costs whoever reads it. */
function eachOnce(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const seen = new Set<string>()
  return value.filter((one: unknown) => {
    const { relationTo, value: of = one } = isRecord(one) ? one : {}
    const id = isRecord(of) ? of['id'] : of
    // what is no id is for its check to refuse
    if (typeof id !== 'string') return true
    const name = JSON.stringify([relationTo, id])
    return !seen.has(name) && seen.add(name)
  })
}

function everyText(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => everyText(one, change))
  return typeof value === 'string' && value.length < longestCleaned ? change(value) : value
}

function heldValue(field: FlattenedField, value: unknown, { path, place }: Position, walk: Walk): unknown {
  if (field.type === 'array' && Array.isArray(value))
    return value.map((row: Record<string, unknown>, index) => {
      const position = { path: `${path}.${index}.`, place: `${place}第 ${index + 1} 行的` }
      return heldFields(field.flattenedFields, row, position, walk)
    })
  if ((field.type === 'group' || field.type === 'tab') && isRecord(value))
    return heldFields(field.flattenedFields, value, { path: `${path}.`, place: `${place}的` }, walk)
  if (field.type === 'richText' && isRecord(value)) {
    const settled = settledRichText(value)
    return 'text' in settled ? settled.text : value
  }
  return value
}
