/** 人次 in one 万人次. */
const tenThousand = 10_000
/** Most decimals of 万人次 that are still whole people. */
export const mostDecimals = 4
/** Most people, sessions or reports that a cell may say: a province has fewer. */
export const mostInCell = 1_000_000_000

/**
 * Reads a number of people as somebody writes it: 1200, 1,200, １２００, 1200人, 0.12万, 11 万人次.
 * @param inTenThousands whether a number without a unit is of 万人次, as some forms ask
 * @returns 人次, whole; undefined when it is no such number, or says a part of a person
 */
export function peopleIn(text: string, inTenThousands = false): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  const found = /^(\d{1,10})(?:\.(\d{1,10}))?(万)?(?:人次|人|场次|场|篇次|篇)?$/.exec(plain)
  if (found === null) return undefined
  const [, whole = '', decimals = '', tenThousands] = found
  const factor = inTenThousands || tenThousands !== undefined ? mostDecimals : 0
  if (/[1-9]/.test(decimals.slice(factor))) return undefined
  // by its digits: a product of fractions is not what was written
  const people = Number(whole + decimals.slice(0, factor).padEnd(factor, '0'))
  return people <= mostInCell ? people : undefined
}

/**
 * 人次 as 万人次, rounded half up to a number of decimals. It is shown and never calculated with: with 4 decimals nothing
 * is lost.
 * @param decimals 0 to 4
 */
export function tenThousandsText(people: number, decimals: number): string {
  const step = 10 ** (mostDecimals - decimals)
  const rounded = Math.floor((people + step / 2) / step)
  const inOne = tenThousand / step
  const whole = Math.floor(rounded / inOne)
  return decimals === 0 ? String(whole) : `${whole}.${String(rounded % inOne).padStart(decimals, '0')}`
}
