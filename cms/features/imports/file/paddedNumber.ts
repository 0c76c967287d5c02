/** A number format of noughts, with signs between them that are shown as they are, such as 00000 or 000-0000. */
const padded = /^(?:0|[-/ ]|\\.|"[^"]*")*$/
const sign = /\\(.)|"([^"]*)"|[-/ ]|0/g

/** Whether a number format shows noughts that the number itself has not. */
export function isPadding(format: string): boolean {
  return padded.test(format) && [...format.replaceAll(/\\.|"[^"]*"/g, '')].filter((one) => one === '0').length > 1
}

/**
 * The text that Excel shows of a number in such a format: 00012 of 12. Whoever typed it typed that.
 * @returns undefined when the format is another, the number is no whole one, or Excel shows no more than its figures
 */
export function paddedText(value: number, format: string): string | undefined {
  if (!isPadding(format) || !Number.isSafeInteger(value) || value < 0) return undefined
  const parts = [...format.matchAll(sign)].map(([part, escaped, quoted]) =>
    part === '0' ? undefined : (escaped ?? quoted ?? part),
  )
  const places = parts.filter((part) => part === undefined).length
  const figures = [...String(value).padStart(places, '0')]
  // more figures than places stand before the first
  const first = figures.splice(0, figures.length - places).join('')
  let isFirst = true
  const text = parts
    .map((part) => {
      if (part !== undefined) return part
      const before = isFirst ? first : ''
      isFirst = false
      return before + (figures.shift() ?? '')
    })
    .join('')
  return text === String(value) ? undefined : text
}
