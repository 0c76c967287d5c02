import type { PublishResult } from './publish.ts'
import { megabytes, milliseconds, seconds, table, verdict } from './table.ts'

/** Largest values that meet the targets, in milliseconds, seconds and MB; on MongoDB times may be half as long again. */
const targets = {
  small: { edit: 60, own: 80, lists: 1000, memory: 700 },
  large: { edit: 100, own: undefined, lists: undefined, memory: 2048 },
  warmStart: 3,
  timesFaster: 300,
  reads: 30,
} as const
const largeFrom = 100_000

/** What a run of `publish` found, beside the targets. */
export function publishReport({
  entries,
  database,
  astro,
  coldStart,
  warmStart,
  changes,
  withPosters,
  load,
  memory,
}: PublishResult): string {
  const target = entries >= largeFrom ? targets.large : targets.small
  const slack = database === 'mongodb' ? 1.5 : 1
  const inMs = (value: number, limit: number | undefined) =>
    limit === undefined ? '' : verdict(Math.round(value), limit * slack, 'ms')
  const [edit, , insert] = changes
  const judged = changes.map(({ name, answer, live, all, longestDelay, cpu }) => [
    name,
    ...[answer.p50, live.p50, live.p95, live.max, all.p50, all.p95, all.max, longestDelay, cpu].map(milliseconds),
    name.startsWith('edit')
      ? inMs(live.p95, target.edit)
      : name.startsWith('insert')
        ? [inMs(live.p95, target.own), inMs(all.p95, target.lists)].filter(Boolean).join('; all: ')
        : '',
  ])
  const drawing = withPosters.changes.map(({ name, answer, live, all, cpu }, index) => {
    const without = changes[index]
    const ratio = (value: number, other = NaN): string => (value / other).toFixed(2)
    return [
      name,
      ...[answer.p50, live.p50, live.p95, all.p95, cpu].map(milliseconds),
      ratio(live.p50, without?.live.p50),
      ratio(live.p95, without?.live.p95),
      ratio(all.p95, without?.all.p95),
    ]
  })
  const faster = (astro * 1000) / (edit?.live.p50 ?? NaN)
  const rows: [string, string, string][] = [
    ['plain `astro build` of the same entries', `${seconds(astro)} s`, ''],
    [
      '`astro build` ÷ edit to live, p50',
      faster.toFixed(0),
      faster >= targets.timesFaster ? 'met (≥ 300)' : 'MISSED (≥ 300)',
    ],
    ['`astro build` ÷ insert with all list pages, p50', ((astro * 1000) / (insert?.all.p50 ?? NaN)).toFixed(0), ''],
    ['cold start, nothing published', `${seconds(coldStart.seconds)} s, ${megabytes(coldStart.memory)} MB`, ''],
    [
      'start with nothing changed',
      `${seconds(warmStart.seconds)} s, ${megabytes(warmStart.memory)} MB`,
      entries >= largeFrom ? '' : verdict(warmStart.seconds, targets.warmStart * slack, 's'),
    ],
    [
      'memory after all changes, now / most',
      `${megabytes(memory?.now)} / ${megabytes(memory?.most)} MB`,
      memory === undefined ? '' : verdict(Math.round(memory.most / 2 ** 20), target.memory, 'MB'),
    ],
  ]
  const loadRow = (name: string, { count, p50, p95, p99, max, failures }: (typeof load)['reads'], judgement = '') => [
    name,
    String(count),
    ...[p50, p95, p99, max].map(milliseconds),
    Object.entries(failures)
      .map(([reason, number]) => `${number} × ${reason}`)
      .join(', ') || '0',
    judgement,
  ]
  return [
    `### publish, ${entries} entries, ${database === 'sqlite' ? 'SQLite' : 'MongoDB'}\n`,
    `Milliseconds from sending the change, over ${changes[0]?.live.count ?? 0} samples each. “Live” is the new page over HTTP, “all” every page that the change touches.\n`,
    table([
      [
        '',
        'answer p50',
        'live p50',
        'live p95',
        'live max',
        'all p50',
        'all p95',
        'all max',
        'event loop max',
        'CPU',
        'target, p95',
      ],
      ...judged,
    ]),
    '',
    `The same with posters, at a server that draws all the while (${withPosters.drawn} pictures until the end); the CPU time is that of drawing too.\n`,
    table([
      [
        '',
        'answer p50',
        'live p50',
        'live p95',
        'all p95',
        'CPU',
        'live p50 ÷ without',
        'live p95 ÷ without',
        'all p95 ÷ without',
      ],
      ...drawing,
    ]),
    '',
    table([['', 'figure', 'target'], ...rows]),
    '',
    table([
      ['ms', 'count', 'p50', 'p95', 'p99', 'max', 'failed', 'target'],
      loadRow('page reads, 500 a second, nothing else', load.readsAlone),
      loadRow(
        'page reads, 500 a second, during 20 edits a second',
        load.reads,
        verdict(Number(load.reads.p99.toFixed(1)), targets.reads, 'ms p99'),
      ),
      loadRow(`the edits, until live (event loop held for at most ${milliseconds(load.longestDelay)} ms)`, load.edits),
    ]),
    '',
  ].join('\n')
}
