import { yuanText } from '../../../site/catalogue/prices.ts'

/**
 * Checks what the union pays of a lesson.
 * @param list list price, in fen
 * @param subsidy the union's part, in fen
 * @returns what is wrong, in Chinese, or undefined
 */
export function priceProblem(list: number | undefined, subsidy: number | undefined): string | undefined {
  if (subsidy === undefined) return undefined
  if (list === undefined) return subsidy === 0 ? undefined : '先填每课原价，再填工会补贴。'
  if (subsidy <= list) return undefined
  return `工会补贴 ${yuanText(subsidy)} 元多于原价 ${yuanText(list)} 元，补贴最多等于原价。`
}
