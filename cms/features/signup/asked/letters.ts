import { randomInt } from 'node:crypto'

/** Letters and digits that nobody takes for another one, by Douglas Crockford: without I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** So many of them by chance: five bits each. */
export function newLetters(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}
