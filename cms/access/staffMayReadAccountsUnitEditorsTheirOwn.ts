import type { Access } from 'payload'

/** Staff may read who else is there, a unit editor only the own account. */
export const staffMayReadAccountsUnitEditorsTheirOwn: Access = ({ req: { user } }) => {
  if (user?.role === 'unit-editor') return { id: { equals: user.id } }
  return user !== null
}
