/** What editors keep besides entries is in nobody's way who could neither change it nor look after it. */
export const hiddenFromReviewersAndUnitEditors = ({ user }: { user: object | null }): boolean => {
  const role = user !== null && 'role' in user ? user.role : undefined
  return role !== 'administrator' && role !== 'editor' && role !== 'auditor'
}
