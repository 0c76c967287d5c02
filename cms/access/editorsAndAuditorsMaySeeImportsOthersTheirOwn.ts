import type { PayloadRequest } from 'payload'

/** Administrators, editors and auditors may see every batch, everybody else the own ones. */
export const editorsAndAuditorsMaySeeImportsOthersTheirOwn = (
  { req: { user } }: { req: Pick<PayloadRequest, 'user'> },
  bringer: string | undefined,
): boolean => {
  if (user === null) return false
  return ['administrator', 'editor', 'auditor'].includes(user.role) || user.id === bringer
}
