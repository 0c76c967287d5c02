import type { CollectionBeforeOperationHook, FlattenedField, Where } from 'payload'
import { z } from 'zod'
import { refusedQuery } from './refusedQuery.ts'
import { sortedBy } from './sortedBy.ts'

const question = z.object({
  where: z.record(z.string(), z.unknown()).nullish(),
  sort: z.union([z.string(), z.array(z.string())]).nullish(),
})

/**
 * A unit editor searches and sorts by an entry's own fields. Through a relation the answer would tell what stands in
 * another unit's document: Payload 3.90 minds the related collection's rules in a plain list, and forgets them where
 * drafts are asked for, in versions, and in what is sorted by.
 */
export const unitEditorsAskAboutTheirEntries: CollectionBeforeOperationHook = ({
  args,
  collection,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || req.user?.role !== 'unit-editor') return args
  const { where, sort } = question.parse(args)
  const fields = collection.flattenedFields
  const isSortAway = sortedBy(sort).some((path) => leadsAway(path, fields))
  // a list keeps what it was once sorted by, and opens all the same
  const isDropped = isSortAway && req.payloadAPI !== 'REST'
  if ((isSortAway && !isDropped) || asksElsewhere(where ?? {}, fields))
    throw refusedQuery('不能按关联内容里的文字查找或排序。请只用这个条目自己的字段，例如名称、摘要、归属工会。')
  return isDropped ? { ...args, sort: undefined } : args
}

function asksElsewhere(where: Where | Record<string, unknown>, fields: readonly FlattenedField[]): boolean {
  return Object.entries(where).some(([name, value]) => {
    const parts = /^(and|or)$/i.test(name) ? [value].flat() : undefined
    if (parts !== undefined) return parts.filter(isObject).some((part) => asksElsewhere(part, fields))
    // a condition as the value is one on the related documents
    return leadsAway(name, fields) || (isObject(value) && Object.values(value).some(isObject))
  })
}

/** Whether a path goes on behind a relation. */
function leadsAway(path: string, fields: readonly FlattenedField[]): boolean {
  const [name, ...rest] = path.replaceAll('__', '.').split('.')
  if (rest.length === 0) return false
  const field = fields.find((candidate) => candidate.name === name)
  // of a version, or a language, or nothing at all
  if (field === undefined) return leadsAway(rest.join('.'), fields)
  if (field.type === 'relationship' || field.type === 'upload' || field.type === 'join') return rest.join('.') !== 'id'
  return leadsAway(rest.join('.'), 'flattenedFields' in field ? field.flattenedFields : [])
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
