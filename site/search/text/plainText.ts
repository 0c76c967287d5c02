const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const asWritten = '0123456789+-=()n'
const inPlace = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ' } as const

/** A figure that stands raised or lowered, in characters that do: 10⁵ would read as 105. */
function moved(whole: string, where: string, text: string): string {
  const signs = inPlace[where as keyof typeof inPlace]
  return [...text].every((sign) => asWritten.includes(sign))
    ? [...text].map((sign) => signs.charAt(asWritten.indexOf(sign))).join('')
    : whole
}

/**
 * The words of an entry's HTML, which is ours: elements that were allowed and five entities (cms/publishing/entries/entryOf.ts).
 * What stands in two blocks is two lines, so that no word arises across them.
 */
export function plainText(html: string): string {
  return html
    .replace(/<(su[pb])>([^<>]*)<\/su[pb]>/g, moved)
    .replace(/<\/?(?:p|h[1-6]|li|ul|ol|blockquote|br|hr|table|tr|td|th|div|figure|figcaption)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return entities[name.toLowerCase()] ?? whole
        const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
      },
    )
}
