import type { OfferedUnit } from './answers.ts'

/** A row of a breakdown as it is typed. */
export interface Line {
  /** As it stood in the table. */
  name: string
  number: string
  /** What the unit is called that it stands for, as it was chosen or typed. */
  unitName: string
  /** Names of units that may be meant. */
  suggestions: readonly string[]
}

/** A row to be looked at. */
export function lineOf(
  { name, number }: { name: string; number: number },
  unitName: string,
  suggestions: readonly OfferedUnit[] = [],
): Line {
  return { name, number: String(number), unitName, suggestions: suggestions.map((one) => one.name) }
}

/** The unit of a name, whatever spaces stand around it. @returns undefined when there is none, or two */
export function unitNamed(units: readonly OfferedUnit[], name: string): OfferedUnit | undefined {
  const same = units.filter((unit) => unit.name === name.trim())
  return same.length === 1 ? same[0] : undefined
}

/** What keeps rows from being kept, in Chinese: the first thing that is wrong. */
export function problemIn(lines: readonly Line[], stated: string, units: readonly OfferedUnit[]): string | undefined {
  if (stated !== '' && !/^\d{1,10}$/.test(stated)) return '总计要填整数，没有就空着。'
  const seen = new Map<string, string>()
  for (const { name, number, unitName } of lines) {
    if (!/^\d{1,10}$/.test(number)) return `「${name}」的任务要填整数，没有任务填 0。`
    const unit = unitNamed(units, unitName)
    if (unit === undefined) return `「${name}」还没有对上单位，请在后面选一个。`
    const before = seen.get(unit.id)
    if (before !== undefined) return `「${before}」和「${name}」选了同一个单位「${unit.name}」，请改一个。`
    seen.set(unit.id, name)
  }
  return undefined
}
