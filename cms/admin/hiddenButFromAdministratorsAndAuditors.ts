/** Settings are in nobody's way who could neither change them nor look after them. */
export const hiddenButFromAdministratorsAndAuditors = ({ user }: { user: object | null }): boolean => {
  const role = user !== null && 'role' in user ? user.role : undefined
  return role !== 'administrator' && role !== 'auditor'
}
