/**
 * Whether what a rule about deleting is asked with is a move into the trash. A deletion for ever comes without data. When
 * only the permission is asked for, the whole document comes along: with the moment of asking as that of its deletion
 * where a move is meant, while one that lies in the trash was saved there.
 */
export function isTrashing(data: unknown): boolean {
  const { deletedAt, updatedAt, createdAt } = (data ?? {}) as Partial<Record<string, unknown>>
  if (deletedAt === undefined || deletedAt === null) return false
  return createdAt === undefined || momentOf(deletedAt) > momentOf(updatedAt)
}

function momentOf(value: unknown): number {
  return Date.parse(value instanceof Date ? value.toISOString() : String(value))
}
