import type { PayloadRequest } from 'payload'

/** Administrators and editors may: what the whole newsroom keeps. */
export const editorsMay = ({ req }: { req: Pick<PayloadRequest, 'user'> }): boolean =>
  req.user?.role === 'administrator' || req.user?.role === 'editor'
