/**
 * Whether what a rule about deleting is asked with is a move into the trash. A deletion for ever comes without data, or
 * with the whole document when only the permission is asked for.
 */
export function isTrashing(data: unknown): boolean {
  const { deletedAt, createdAt } = (data ?? {}) as { deletedAt?: unknown; createdAt?: unknown }
  return deletedAt !== undefined && deletedAt !== null && createdAt === undefined
}
