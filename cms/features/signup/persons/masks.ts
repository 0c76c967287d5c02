/** How a telephone number stands in lists: `138****8000`. @param phone eleven digits */
export function maskedPhone(phone: string): string {
  const characters = [...phone]
  return characters.length === 11 ? `${characters.slice(0, 3).join('')}****${characters.slice(-4).join('')}` : '****'
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * How a name stands in lists: the family name and the end stay, so that those of one class are told apart as far as that
 * goes. 张三 is 张*, 张小三 is 张*三, 欧阳小三 is 欧**三; of one character nothing stays.
 */
export function maskedName(name: string): string {
  const characters = Array.from(segmenter.segment(name.trim()), ({ segment }) => segment)
  const [first = '', last = ''] = [characters[0], characters.at(-1)]
  if (characters.length < 2) return '*'
  if (characters.length === 2) return `${first}*`
  // how long a long name is says too much of it
  return first + '*'.repeat(Math.min(characters.length - 2, 3)) + last
}

/** How an address for e-mail stands in lists: `z***@example.org`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const first = Array.from(segmenter.segment(email.slice(0, Math.max(at, 0))), ({ segment }) => segment)[0] ?? ''
  return `${first}***${at < 0 ? '' : email.slice(at)}`
}
