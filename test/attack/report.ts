import { table } from '../bench/table.ts'
import type { Attacked } from './carryOut.ts'

/** What attacks did to a site, as a table. */
export function report(database: string, attacked: readonly Attacked[]): string {
  const rows = attacked.map(({ name, tally, seconds }) => [
    name,
    String(tally.tried),
    String(tally.failed),
    tally.worstMs === undefined ? '–' : tally.worstMs.toFixed(0),
    seconds.toFixed(0),
    tally.note,
  ])
  const heading = ['attack', 'tried', 'failed', 'longest wait of honest users, ms', 's', 'note']
  return `## ${database}\n\n${table([heading, ...rows])}`
}

/** Each way in which an attack got through, with how often and its first case. */
export function failuresOf({ tally }: Attacked): string {
  return tally.failures.map(({ what, count, example }) => `- ${what} (${count} ×)\n  ${oneLine(example)}`).join('\n')
}

/** Whether anything got through. */
export function hasFailed(attacked: readonly Attacked[]): boolean {
  return attacked.some(({ tally }) => tally.failed > 0)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 500)
}
