import type { Reason } from '../../base/catalogue.ts'
import { longestJson } from './fieldLimits.ts'
import { preferenceShape } from './preferenceShapes.ts'
import { preferenceReason } from './refusals.ts'
import { cutText } from '../../../site/catalogue/cutText.ts'

/** Longest part of a path that is named in a refusal. */
const longestPath = 60

/**
 * What is wrong with a preference; undefined when nothing is. The admin keeps them under names of its own,
 * and each is read as something else.
 * @param slugs of all collections and globals
 * @param value is written out as JSON
 */
export function preferenceProblem(slugs: readonly string[], key: unknown, value: unknown): Reason | undefined {
  const shape = preferenceShape(slugs, key)
  if (shape === undefined) return preferenceReason('preference-unknown')
  const json = JSON.stringify(value) ?? 'null'
  if (json.length > longestJson) return preferenceReason('preference-too-large', { most: longestJson })
  // what is written out is what is read again
  const { error } = shape.nullable().safeParse(JSON.parse(json))
  if (error === undefined) return undefined
  const [{ path, ...issue }] = error.issues as [(typeof error.issues)[number]]
  const at = [...path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].join('.')
  const where = at === '' ? '' : `「${cutText(at, longestPath)}」`
  return preferenceReason('preference-of-another-shape', { where })
}
