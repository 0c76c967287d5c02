/**
 * Checks from when something was moved.
 * @param start when it begins now, ISO 8601; undefined while it is not given
 * @param movedFrom when it was to begin at first, ISO 8601
 * @returns what is wrong, in Chinese, or undefined
 */
export function movedProblem(start: string | undefined, movedFrom: string): string | undefined {
  if (start === undefined || Date.parse(start) !== Date.parse(movedFrom)) return undefined
  return '原定开始和现在的开始是同一个时间：改期请先把开始改成新的时间，没有改期请清空原定开始。'
}

/**
 * Whether a form has another start than the one that was announced.
 * @param announced ISO 8601, as `start`; false when either is nothing, or a text that was not understood
 */
export function isOtherStart(announced: string | null | undefined, start: string | null | undefined): announced is string {
  const [from, to] = [Date.parse(announced ?? ''), Date.parse(start ?? '')]
  return !Number.isNaN(from) && !Number.isNaN(to) && from !== to
}
