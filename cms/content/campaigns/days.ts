import { writtenDay } from '../../base/time/wallClock.ts'

/** A day, and what its field is called. */
interface NamedDay {
  label: string
  /** ISO 8601, or nothing. */
  day: unknown
}

/**
 * Checks that a day is given, and does not come before another one; both may be one.
 * @returns what is wrong, in Chinese, or undefined; nothing of an earlier one that is not given yet
 */
export function daysProblem(earlier: NamedDay, later: NamedDay): string | undefined {
  const [first, last] = [dayIn(earlier.day), dayIn(later.day)]
  if (last === undefined) return `请填写“${later.label}”。`
  if (first === undefined || first <= last) return undefined
  return `“${later.label}”${last} 早于“${earlier.label}”${first}，请改成同一天或以后。`
}

/**
 * Checks that periods can be told apart by what they are called.
 * @returns what is wrong, in Chinese, or undefined
 */
export function labelsProblem(periods: readonly { label?: string | null }[]): string | undefined {
  const labels = periods.map(({ label }) => (label ?? '').normalize('NFKC').replace(/\s/g, '')).filter(Boolean)
  const twice = labels.find((label, index) => labels.indexOf(label) !== index)
  return twice === undefined ? undefined : `有两个报送期都叫“${twice}”，请改成不同的名称，或合成一个。`
}

function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? writtenDay(value) : undefined
}
