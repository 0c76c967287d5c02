import type { Field } from '../../../site/search/index/document.ts'
import type { Item } from './items.ts'

/**
 * The entries that have all of some texts in some of their fields, found by reading every one of them.
 * @returns their paths
 */
export function holdersOf(
  items: readonly Item[],
  parts: readonly string[],
  within: readonly Field[],
): ReadonlySet<string> {
  const wholes = parts.map((part) => (isWord(part[0]) || isWord(part.at(-1)) ? wholeWord(part) : part))
  const has = ({ fields }: Item['document']): boolean =>
    wholes.every((whole) =>
      within.some((field) => (typeof whole === 'string' ? fields[field].includes(whole) : whole.test(fields[field]))),
    )
  return new Set(items.filter(({ document }) => has(document)).map(({ path }) => path))
}

function isWord(character: string | undefined): boolean {
  return /^[a-z0-9]$/.test(character ?? '')
}

/** Letters and digits are not part of longer words: 3 is not found in 13. @param part has nothing but letters and digits */
function wholeWord(part: string): RegExp {
  return new RegExp(`(?<![a-z0-9])${part}(?![a-z0-9])`)
}
