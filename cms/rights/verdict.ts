import type { Where } from 'payload'
import type { Cell, PlainCell, Row } from './cells.ts'
import type { Role } from './roles.ts'

/** As much of an account as says what it may. */
export interface Staff {
  id: string
  role: Role
  unit?: unknown
}

/** What a right is asked about, as far as its cell needs it. */
interface Asked {
  /** What is to be stored. */
  data?: unknown
  /** Path of the field that says whose a document is. */
  owner?: string | undefined
  /** The documents that a look into the database has found for the cell; false when there are none. */
  found?: Where | false
}

/** How far somebody reaches. An account whose role the table does not know reaches nothing. */
export function cellOf<C extends Cell>(row: Row<C>, user: Staff | null | undefined): C | 'nobody' {
  return row[user?.role ?? 'public'] ?? 'nobody'
}

/** What a row answers to somebody: yes, no, or a condition on the documents. */
export function verdict(
  row: Row,
  user: Staff | null | undefined,
  { data, owner = 'id', found = false }: Asked = {},
): boolean | Where {
  if (!user) return false
  const isPublished = (data as { _status?: unknown } | null | undefined)?._status === 'published'
  switch (cellOf(row, user)) {
    case 'nobody':
      return false
    case 'all':
      return true
    case 'own':
      return { [owner]: { equals: user.id } }
    case 'withUnit':
      return Boolean(user.unit)
    case 'newDrafts':
      return Boolean(user.unit) && !isPublished
    case 'ownUnits':
    case 'ofReadableEntries':
    case 'ofReadableDocuments':
      return found
    case 'draftsOfOwnUnits':
      return !isPublished && found
    case 'unpublishedOfOwnUnits':
      return found && { and: [found, { _status: { not_equals: 'published' } }] }
    case 'ownUnitsAndPublished':
      return found && { or: [found, { _status: { equals: 'published' } }] }
  }
}

/**
 * Whether somebody may do what is about one thing, or about no document at all.
 * @param whose id of the account whose it is
 */
export function may(row: Row<PlainCell>, user: Staff | null | undefined, whose?: unknown): boolean {
  return cellOf(row, user) === 'own' ? whose === user?.id : verdict(row, user) === true
}
