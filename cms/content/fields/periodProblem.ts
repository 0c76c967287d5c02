const day = 24 * 60 * 60 * 1000

/**
 * Checks that an occasion ends after it starts and lasts no longer than a day: a longer one is a slip of the date
 * picker.
 * @param start ISO 8601, or undefined while it is not given
 * @param end ISO 8601
 * @returns what is wrong, in Chinese, or undefined
 */
export function periodProblem(start: string | undefined, end: string): string | undefined {
  if (start === undefined) return undefined
  const length = Date.parse(end) - Date.parse(start)
  if (length <= 0) return '结束时间要晚于开始时间，请检查日期和上下午。'
  if (length > day) return '一场最长 24 小时，请检查结束的日期。'
  return undefined
}
