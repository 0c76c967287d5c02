import { table } from '../bench/table.ts'
import type { Attacked } from './carryOut.ts'

/** What attacks did to a site, as a table, and below it each way in which one got through. */
export function report(database: string, attacked: readonly Attacked[]): string {
  const rows = attacked.map(({ name, tally, seconds }) => [
    name,
    String(tally.tried),
    String(tally.failed),
    tally.worstMs === undefined ? '–' : tally.worstMs.toFixed(0),
    seconds.toFixed(0),
    tally.note,
  ])
  const failures = attacked.flatMap(({ name, tally }) =>
    tally.failures.map(({ what, count, example }) => `- ${name}: ${what} (${count} ×)\n  ${oneLine(example)}`),
  )
  return [
    `## ${database}`,
    table([['attack', 'tried', 'failed', 'longest wait of honest users, ms', 's', 'note'], ...rows]),
    ...(failures.length === 0 ? [] : [failures.join('\n')]),
  ].join('\n\n')
}

/** Whether anything got through. */
export function hasFailed(attacked: readonly Attacked[]): boolean {
  return attacked.some(({ tally }) => tally.failed > 0)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 500)
}
