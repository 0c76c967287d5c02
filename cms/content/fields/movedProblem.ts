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
