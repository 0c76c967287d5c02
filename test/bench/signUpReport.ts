import type { Reads, Run } from './signUp.ts'
import { milliseconds, table, verdict } from './table.ts'

/** All that one run found out. */
export interface SignUpResult {
  database: 'sqlite' | 'mongodb'
  seconds: number
  baseline: Run
  /** Everybody at once for one thing. */
  opened: Run
  /** Sustained, for several things. */
  spread: Run
  pagesAlone: Reads
  pagesMeanwhile: Reads
  placesMeanwhile: Reads
  placesAlone: Reads
  /** What is wrong with the rows afterwards. */
  amiss: string[]
  /** Load of the machine before the sustained run. */
  load: number
}

/** Targets: sign-ups in parts of the bare handler's, and times in milliseconds. */
const [partOfBare, longestMs, pagesMs, openingMs] = [10, 500, 50, 10_000] as const

/** Tells the results in Markdown. */
export function signUpReport(result: SignUpResult): string {
  const { database, seconds, baseline, opened, spread, pagesAlone, pagesMeanwhile, placesMeanwhile, placesAlone } =
    result
  const rate = ({ count, took }: Run) => count / took
  const ratio = rate(baseline) / rate(spread)
  const run = (name: string, one: Run) => [
    name,
    rate(one).toFixed(0),
    milliseconds(one.p50),
    milliseconds(one.p99),
    milliseconds(one.max),
    failuresOf(one),
  ]
  const read = (name: string, one: Reads, length: number) => [
    name,
    (one.count / length).toFixed(0),
    milliseconds(one.p50),
    milliseconds(one.p99),
    milliseconds(one.max),
    failuresOf(one),
  ]
  const late = lateness(opened.numbers)
  return [
    `### ${database}, ${seconds} s at 200 connections, load ${result.load.toFixed(1)}`,
    '',
    table([
      ['what', 'a second', 'p50 ms', 'p99 ms', 'max ms', 'errors'],
      run('a bare handler, one row each', baseline),
      run('sign-ups', spread),
      run('2,000 people within a second', opened),
      read('pages, nobody else there', pagesAlone, 5),
      read('pages meanwhile', pagesMeanwhile, seconds),
      read('places left meanwhile', placesMeanwhile, seconds),
      read('places left, ten times the rate', placesAlone, 5),
    ]),
    '',
    `- sign-ups are 1/${ratio.toFixed(1)} of the bare handler: ${verdict(ratio, partOfBare, 'of it')}`,
    `- CPU time of who answers, of one: a bare row ${milliseconds(baseline.cpuEach)} ms, a sign-up ` +
      `${milliseconds(spread.cpuEach)} ms with the pages and places meanwhile, of the opening ${milliseconds(opened.cpuEach)} ms`,
    `- p99 of sign-ups: ${verdict(spread.p99, longestMs, 'ms')}; of pages meanwhile: ${verdict(pagesMeanwhile.p99, pagesMs, 'ms')}`,
    `- the opening was over in ${milliseconds(opened.took * 1000)} ms: ${verdict(opened.took * 1000, openingMs, 'ms')}; ` +
      `${JSON.stringify(opened.states)}; of neighbours ${late.inversions} of ${late.pairs} in the other order, ` +
      `nobody moved by more than ${late.most}`,
    `- rows afterwards: ${result.amiss.length === 0 ? 'sums agree, nothing oversold' : result.amiss.join('; ')}`,
  ].join('\n')
}

function failuresOf({ failures }: { failures: Record<string, number> }): string {
  return (
    Object.entries(failures)
      .map(([reason, count]) => `${reason} × ${count}`)
      .join(', ') || '0'
  )
}

/** How far numbers differ from the order in which people asked. */
function lateness(numbers: readonly number[]): { inversions: number; pairs: number; most: number } {
  let [inversions, most] = [0, 0]
  for (const [index, number] of numbers.entries()) {
    if (index > 0 && number < (numbers[index - 1] ?? 0)) inversions++
    most = Math.max(most, Math.abs(number - index - 1))
  }
  return { inversions, pairs: Math.max(0, numbers.length - 1), most }
}
