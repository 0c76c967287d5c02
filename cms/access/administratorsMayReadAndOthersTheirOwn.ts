import type { FieldAccess } from 'payload'

/** A field of an account that administrators may read, and everybody else on the own account alone. */
export const administratorsMayReadAndOthersTheirOwn: FieldAccess = ({ req: { user }, doc, id }) => {
  if (user === null) return false
  // without a document it is asked whether the field may be searched by
  return user.role === 'administrator' || (doc?.['id'] ?? id) === user.id
}
