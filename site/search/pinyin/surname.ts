import { pinyin } from 'pinyin-pro'

/** The letter that a person's name begins with, by the reading that its surname has as one; `other` where there is none. */
export function surnameInitialOf(name: string): string {
  const [first = ''] = pinyin(name.slice(0, 4), { mode: 'surname', pattern: 'first', toneType: 'none', type: 'array' })
  const letter = first.normalize('NFKD').slice(0, 1).toLowerCase()
  return /^[a-z]$/.test(letter) ? letter : 'other'
}
