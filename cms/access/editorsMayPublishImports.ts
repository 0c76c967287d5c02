import type { PayloadRequest } from 'payload'

/** Administrators and editors may publish what they import; the newsroom's rules still decide on each entry. */
export const editorsMayPublishImports = ({ req: { user } }: { req: Pick<PayloadRequest, 'user'> }): boolean =>
  user?.role === 'administrator' || user?.role === 'editor'
