import { isGarbled, noSort } from '../../../site/posters/typeset/setText.ts'

/** As many are named; more of them are of another script, which nobody reads in a list. */
const mostNamed = 12

/**
 * What staff have to know of the characters that no font has.
 * @param missing as a drawing tells them (SetText)
 * @returns undefined where there are none
 */
export function missingText(missing: readonly string[]): string | undefined {
  const named = missing.filter((character) => character !== noSort)
  const letters = named.filter((character) => isGarbled([character]))
  const signs = named.filter((character) => !isGarbled([character]))
  const parts = [
    letters.length > 0 && `字库里没有${listOf(letters)}，图上印作“${noSort}”`,
    signs.length > 0 && `字库里没有${listOf(signs)}，图上略去了`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return undefined
  return isGarbled(missing)
    ? `${parts.join('；')}。公众页面不提供这样的海报和转发图；可以下载后自己把字补上。`
    : `${parts.join('；')}，网页上不受影响。`
}

function listOf(characters: readonly string[]): string {
  const quoted = characters.slice(0, mostNamed).map((character) => `“${character}”`)
  return `${quoted.join('、')}${characters.length > mostNamed ? '等' : ''}`
}
