import { pathIn, sentPath } from './paths.ts'

/** Characters that no address of ours has: they cannot be seen, and files and databases end at the first of them. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const unseen = /[\u0000-\u001f\u007f]/

/** The path of a URL in decoded segments; undefined when it is badly written. */
export function segmentsOf(url: string): string[] | undefined {
  if (!URL.canParse(url, 'http://localhost') || sentPath(url).includes('\\')) return undefined
  try {
    const decoded = pathIn(url)
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent)
    return decoded.some((segment) => unseen.test(segment)) ? undefined : decoded
  } catch {
    return undefined
  }
}
