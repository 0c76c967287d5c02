import { z } from 'zod'
import { shortText } from '../../../site/catalogue/cutText.ts'

type Issue = z.core.$ZodIssue

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 […]',
  object: '对象 {…}',
}

/**
 * What is wrong with a content file, one sentence a problem: file, field, present value, what is allowed.
 * @param file path as the editor knows it, for example content/courses/gaiwan-tea.json
 * @param data the file's parsed JSON
 * @param schema the schema that the data failed
 * @param issues as zod reports them
 * @returns Chinese sentences
 */
export function problemsOf(file: string, data: unknown, schema: z.ZodType, issues: readonly Issue[]): string[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [problem(file, fieldName(issue.path), valueAt(data, issue.path), expectation(issue))]
    }
    const known = fieldsAt(schema, issue.path).join('、')
    return issue.keys.map(
      (key) =>
        `${file} 的 ${fieldName([...issue.path, key])}：不认识这个字段，请改正字段名或删去；可用的字段：${known}`,
    )
  })
}

/**
 * One problem as a Chinese sentence.
 * @param field for example sessions[0].weekday; empty for the file as a whole
 * @param value the present value; undefined says that the field is missing
 * @param expected a clause that says what is allowed
 */
export function problem(file: string, field: string, value: unknown, expected: string): string {
  const subject = field === '' ? file : `${file} 的 ${field}`
  return `${subject}：${value === undefined ? '没有填写' : `现在是 ${shown(value)}`}，${expected}`
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `应为${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? '不能为空'
        : `至少${measure(issue.origin, issue.minimum)}`
    case 'too_big':
      return `至多${measure(issue.origin, issue.maximum)}`
    case 'invalid_format':
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message
  }
}

function measure(origin: string, bound: number | bigint): string {
  if (origin === 'array') return ` ${bound} 项`
  if (origin === 'string') return ` ${bound} 个字`
  return `为 ${bound}`
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`
    return name === '' ? String(step) : `${name}.${String(step)}`
  }, '')
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  )
}

/** Names of the fields that the schema knows at a path. */
function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return fieldsAt(schema.unwrap(), path)
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, path.slice(1))
  if (!(schema instanceof z.ZodObject)) return []
  const [step, ...rest] = path
  const inner: z.core.$ZodType | undefined = schema.shape[String(step)]
  return step === undefined || inner === undefined ? Object.keys(schema.shape) : fieldsAt(inner, rest)
}

/** Long values are cut: the editor needs to recognise the place, not to read the file again. */
function shown(value: unknown): string {
  return shortText(JSON.stringify(value), 60)
}
