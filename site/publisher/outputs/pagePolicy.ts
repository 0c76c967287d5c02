import { searchPath } from '../../search/asked/asked.ts'

/**
 * What a page may load and do: it has no script and loads nothing from elsewhere; styles may stand in the generated
 * covers. It stands in every page too, since an exported folder is served by web servers that send no header.
 */
export const pagePolicy =
  "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; media-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'"

/** The same of one page: the search page alone runs our own script, which reads our own files. */
export function pagePolicyOf(path: string): string {
  return path === searchPath ? `${pagePolicy}; script-src 'self'; connect-src 'self'` : pagePolicy
}
