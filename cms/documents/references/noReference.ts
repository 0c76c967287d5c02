/** Whether a database refused a write because it names a document that is not there. */
export function isNoReference(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  if (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT_FOREIGNKEY')) return true
  return cause !== undefined && cause !== error && isNoReference(cause)
}
