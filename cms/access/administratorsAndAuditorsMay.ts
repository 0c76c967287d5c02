import type { PayloadRequest } from 'payload'

/** Administrators and auditors may: the settings and their history. */
export const administratorsAndAuditorsMay = ({ req }: { req: Pick<PayloadRequest, 'user'> }): boolean =>
  req.user?.role === 'administrator' || req.user?.role === 'auditor'
