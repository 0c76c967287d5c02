import { longestJson } from './fieldLimits.ts'
import { preferenceShape } from './preferenceShapes.ts'

/** Longest part of a path that is named in a refusal. */
const longestPath = 60

/**
 * What is wrong with a preference, in Chinese; undefined when nothing is. The admin keeps them under names of its own,
 * and each is read as something else.
 * @param slugs of all collections and globals
 * @param value is written out as JSON
 */
export function preferenceProblem(slugs: readonly string[], key: unknown, value: unknown): string | undefined {
  const shape = preferenceShape(slugs, key)
  if (shape === undefined) return '这不是后台用到的偏好设置，没有保存。请刷新页面再试。'
  const json = JSON.stringify(value) ?? 'null'
  if (json.length > longestJson) return `偏好设置太大：最多 ${longestJson} 个字符，没有保存。请刷新页面再试。`
  // what is written out is what is read again
  const { error } = shape.nullable().safeParse(JSON.parse(json))
  if (error === undefined) return undefined
  const [{ path, ...issue }] = error.issues as [(typeof error.issues)[number]]
  const at = [...path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].join('.')
  const where = at === '' ? '' : `「${at.slice(0, longestPath)}」`
  return `偏好设置的内容${where}不是后台用到的样子，没有保存。请刷新页面再试。`
}
