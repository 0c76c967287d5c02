/**
 * Looks whether a contract ends before it begins.
 * @param from first day @param to last day, both as YYYY-MM-DD; undefined where it is open
 * @returns what is wrong, in Chinese, or undefined
 */
export function contractProblem(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined || from <= to) return undefined
  return `合同截止日期 ${to} 早于开始日期 ${from}，请改成同一天或以后。`
}
