/**
 * Checks that a call closes after it opens.
 * @param opens ISO 8601, or undefined while it is not given
 * @param closes ISO 8601
 * @returns what is wrong, in Chinese, or undefined
 */
export function deadlineProblem(opens: string | undefined, closes: string): string | undefined {
  if (opens === undefined || Date.parse(closes) > Date.parse(opens)) return undefined
  return '截止时间要晚于开始时间，请检查日期。'
}
