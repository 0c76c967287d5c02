import type { Access } from 'payload'

/** Administrators may with every account, everybody else with their own. */
export const administratorsMayAndOthersThemselves: Access = ({ req }) => {
  if (req.user === null) return false
  return req.user.role === 'administrator' ? true : { id: { equals: req.user.id } }
}
