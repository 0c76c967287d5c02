import type { Role } from './roles.ts'

/** Administrators and editors may publish what they import; the newsroom's rules still decide on each entry. */
export const editorsMayPublishImports = ({ req: { user } }: { req: { user: { role: Role } | null } }): boolean =>
  user?.role === 'administrator' || user?.role === 'editor'
