import type { SanitizedCollectionConfig } from 'payload'

/** What a write into the trash or out of it may say besides. */
const beside = ['deletedAt', '_status']

/**
 * Whether what was sent of an entry is a move into the trash or out of it, and nothing else. A form sends `deletedAt`
 * along with all other fields, and moves nothing by it. What is no field's is not stored, and says nothing.
 */
export function isMoveThroughTrash(
  data: object | undefined,
  { flattenedFields, custom }: Pick<SanitizedCollectionConfig, 'flattenedFields' | 'custom'>,
): boolean {
  if (data === undefined || !('deletedAt' in data)) return false
  const sentBesides = (custom['sentBesides'] ?? []) as readonly string[]
  const says = (name: string): boolean =>
    sentBesides.includes(name) || flattenedFields.some((field) => field.name === name)
  return Object.keys(data).every((name) => beside.includes(name) || !says(name))
}
