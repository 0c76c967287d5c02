import type { FlattenedField } from 'payload'
import { changedFields, isSame } from '../../documents/audit/changes.ts'
import { isPublicCollection, uncheckedEntryOf } from './entryOf.ts'

type Values = Record<string, unknown>

/** What is said of a change that no field of the form tells. */
const elsewhere = '显示方式'

/**
 * The labels of the fields in which two states of an entry differ. A reader gets what the public entry holds and nothing
 * else, so two states with the same fields are held against each other once more as they would be public: whatever of a
 * document may become visible one day, a change of it is a change.
 * @param after as changedFields takes it
 */
export function changesOfEntry(
  { slug, flattenedFields }: { slug: string; flattenedFields: readonly FlattenedField[] },
  before: Values,
  after: Values,
): string[] {
  const changes = changedFields(flattenedFields, before, after)
  return changes.length > 0 || looksTheSame(slug, before, after) ? changes : [elsewhere]
}

/** Whether two states of a document are the same to a reader. @param after as changedFields takes it */
export function looksTheSame(slug: string, before: Values, after: Values): boolean {
  if (!isPublicCollection(slug)) return true
  const [was, becomes] = [before, { ...before, ...after }].map((doc) => {
    const entry = uncheckedEntryOf(slug, doc as never)
    // the server keeps these by itself, when an entry is written or published under another address
    return typeof entry === 'object' ? { ...entry, formerSlugs: undefined, updated: undefined } : entry
  })
  return isSame(was, becomes)
}
