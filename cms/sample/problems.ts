import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 […]',
  object: '对象 {…}',
}

const formats: Record<string, string> = {
  regex: '小写英文字母、数字和短横线，如 tea-evening',
}

/**
 * What is wrong with a content file, one sentence a problem: file, field, present value, what is allowed.
 * @param file path as the editor knows it, for example content/courses/tea.json
 * @param data the file's parsed JSON
 * @param issues as zod reports them
 * @returns Chinese sentences
 */
export function problemsOf(file: string, data: unknown, issues: readonly Issue[]): string[] {
  return issues.map((issue) => problem(file, fieldName(issue.path), valueAt(data, issue.path), expectation(issue)))
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
    case 'unrecognized_keys':
      return `不认识字段 ${issue.keys.join('、')}，请改正字段名或删去`
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? '不能为空' : `至少${measure(issue.origin, issue.minimum)}`
    case 'too_big':
      return `至多${measure(issue.origin, issue.maximum)}`
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? `应为${formats[issue.format] ?? issue.format}` : issue.message
    default:
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

/** Long values are cut: the editor needs to recognise the place, not to read the file again. */
function shown(value: unknown): string {
  const json = JSON.stringify(value)
  return json.length > 60 ? `${json.slice(0, 60)}…` : json
}
