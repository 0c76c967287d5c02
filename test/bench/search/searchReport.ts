import type { Manifest } from '../../../site/publisher/release/manifest.ts'
import { indexPath } from '../../../site/search/index/fileNames.ts'
import { summary } from '../statistics.ts'
import { milliseconds, seconds, table, verdict } from '../table.ts'
import { queryTypes, targetOf } from './draws.ts'
import type { Edit } from './editsProcess.ts'
import type { CardTimes } from './firstCards.ts'
import { type Found, mean, recallOf, reciprocalRankOf } from './found.ts'
import type { PagefindIndex } from './pagefind.ts'
import type { Query } from './queries.ts'
import type { Renders } from './renders.ts'

/** All that one run found out. */
export interface SearchResult {
  entries: number
  queries: readonly Query[]
  ours: { found: readonly Found[]; times: readonly CardTimes[]; script: number }
  pagefind: PagefindIndex & { found: readonly Found[]; times: readonly CardTimes[] }
  /** The published files. */
  manifest: Manifest
  facets: { bytes: readonly number[]; times: readonly number[] }
  renders: Renders
  edits: readonly Edit[]
}

/** Largest values that meet the targets: KB of a first query and of later ones, ms to the first card, and the like. */
const targets = {
  small: { first: 60, later: 45 },
  large: { first: 100, later: 130 },
  warm: 100,
  cold: 200,
  facet: 50,
  hold: 10,
  render: 1.35,
  ofPagefind: 1 / 3,
} as const
const largeFrom = 100_000
/** Least recall over the types that ask for what is written, and over those that ask by its pinyin. */
const [exactRecall, pinyinRecall] = [0.99, 0.9]

/** What a run of `search` found, beside the targets. */
export function searchReport(result: SearchResult): string {
  return [
    `### search, ${result.entries} entries\n`,
    'Queries are drawn from the entries. An entry is right when it has what was asked in the field from which that was drawn, or in a weightier one; recall@10 is the share of right ones among the first ten results, of those that can be there. KB are brotli over the wire without headers, of a first query with the script; later ones follow one other query. Milliseconds are from asking to the frame with the first card, in Chromium, its CPU slowed 4 times, over 40 ms and 10 Mbit/s; Pagefind, for them, without its thread, which would not be slowed.\n',
    byType(result),
    '',
    against(result),
    '',
    costs(result),
    '',
    ...(result.pagefind.found.length > 0
      ? []
      : ['Pagefind needs more memory for so many pages than there is (20 GB).\n']),
  ]
    .join('\n')
    .replaceAll('NaN', '–')
}

function byType({ ours, pagefind }: SearchResult): string {
  const rows = queryTypes.map((type) => {
    const mine = ours.found.filter(({ query }) => query.type === type)
    const theirs = pagefind.found.filter(({ query }) => query.type === type)
    const times = (all: readonly CardTimes[]) => all.filter(({ query }) => query.type === type)
    const recall = mean(mine.map(recallOf))
    const target = targetOf(type)
    return [
      type,
      String(mine.length),
      recall.toFixed(3),
      mean(mine.map(reciprocalRankOf)).toFixed(3),
      kilobytes(middle(mine.map(({ bytesFirst }) => bytesFirst))),
      kilobytes(middle(mine.map(({ bytesLater }) => bytesLater))),
      kilobytes(summary(mine.map(({ bytesLater }) => bytesLater)).p95),
      ...timesOf(times(ours.times)),
      mean(theirs.map(recallOf)).toFixed(3),
      mean(theirs.map(reciprocalRankOf)).toFixed(3),
      kilobytes(middle(theirs.map(({ bytesFirst }) => bytesFirst))),
      kilobytes(middle(theirs.map(({ bytesLater }) => bytesLater))),
      ...timesOf(times(pagefind.times)),
      target === undefined || mine.length === 0 ? '' : atLeast(recall, target),
    ]
  })
  const headings = ['recall@10', 'MRR', 'first KB', 'later KB p50']
  const theirs = [...headings, 'ms cold', 'ms warm'].map((heading) => `Pagefind ${heading}`)
  return table([
    ['', 'queries', ...headings, 'later KB p95', 'ms cold', 'ms warm', ...theirs, 'target, recall@10'],
    ...rows,
  ])
}

/** Recall over the types of one target together. */
function together(ours: readonly Found[], pagefind: readonly Found[]): string[][] {
  return [
    {
      name: 'recall@10 over the exact types',
      target: exactRecall,
      types: queryTypes.filter((type) => targetOf(type) === exactRecall),
    },
    {
      name: 'recall@10 over pinyin',
      target: pinyinRecall,
      types: queryTypes.filter((type) => targetOf(type) === pinyinRecall),
    },
  ].map(({ name, target, types }) => {
    // the largest catalogue has no rare names
    const over = (found: readonly Found[]) =>
      mean(
        types
          .map((type) => found.filter(({ query }) => query.type === type))
          .filter((ofType) => ofType.length > 0)
          .map((ofType) => mean(ofType.map(recallOf))),
      )
    return [name, over(ours).toFixed(3), over(pagefind).toFixed(3), atLeast(over(ours), target)]
  })
}

function against({ entries, ours, pagefind, facets, manifest }: SearchResult): string {
  const target = entries >= largeFrom ? targets.large : targets.small
  const bytes = ({ found }: { found: readonly Found[] }) => ({
    first: summary(found.map(({ bytesFirst }) => bytesFirst)),
    later: summary(found.map(({ bytesLater }) => bytesLater)),
  })
  const times = ({ times }: { times: readonly CardTimes[] }) => ({
    cold: summary(times.flatMap(({ cold }) => cold ?? [])),
    warm: summary(times.flatMap(({ warm }) => warm ?? [])),
  })
  const [mine, theirs, fast, slow] = [bytes(ours), bytes(pagefind), times(ours), times(pagefind)]
  const spread = ({ p50, p95 }: { p50: number; p95: number }, unit: (value: number) => string) =>
    `${unit(p50)} / ${unit(p95)}`
  const index = [...manifest].filter(([path]) => path.startsWith('/search/') && !path.endsWith('/'))
  const wire = index.reduce((sum, [, file]) => sum + (file.br ?? file).size, 0)
  const sizes = [...pagefind.files.values()].map(({ length }) => length)
  return table([
    ['', 'ours', 'Pagefind', 'target'],
    ...together(ours.found, pagefind.found),
    [
      'KB of a first query, p50 / p95',
      spread(mine.first, kilobytes),
      spread(theirs.first, kilobytes),
      `${verdict(rounded(mine.first.p50), target.first, 'KB p50')}; ${verdict(rounded(mine.first.p95), target.first, 'KB p95')}`,
    ],
    [
      'the same, ÷ Pagefind',
      (mine.first.p50 / theirs.first.p50).toFixed(2),
      '1.00',
      pagefind.found.length === 0
        ? ''
        : verdict(mine.first.p50 / theirs.first.p50, targets.ofPagefind, '')
            .replace(/0\.3+/, '1/3')
            .replace(' )', ')'),
    ],
    ['of it the script, KB', kilobytes(ours.script), '–', ''],
    [
      'KB of a later one, p50 / p95',
      spread(mine.later, kilobytes),
      spread(theirs.later, kilobytes),
      verdict(rounded(mine.later.p95), target.later, 'KB p95'),
    ],
    ['KB for what narrows, after the cards, p50 / p95', spread(summary(facets.bytes), kilobytes), '–', ''],
    [
      'ms to the first card, cold, p50 / p95',
      spread(fast.cold, milliseconds),
      spread(slow.cold, milliseconds),
      verdict(Math.round(fast.cold.p50), targets.cold, 'ms p50'),
    ],
    [
      'ms to the first card, read while typing, p50 / p95',
      spread(fast.warm, milliseconds),
      spread(slow.warm, milliseconds),
      verdict(Math.round(fast.warm.p50), targets.warm, 'ms p50'),
    ],
    [
      'ms to narrow, everything read, p50 / p95',
      facets.times.length === 0 ? '–' : spread(summary(facets.times), milliseconds),
      '–',
      facets.times.length === 0 ? '' : verdict(Math.round(summary(facets.times).p50), targets.facet, 'ms p50'),
    ],
    [
      'files of the index, MB over the wire',
      `${index.length}, ${megabytes(wire)}`,
      `${sizes.length}, ${megabytes(sizes.reduce((sum, size) => sum + size, 0))}`,
      '',
    ],
    ['of them of words', String(index.filter(([path]) => path.startsWith(indexPath)).length), '–', ''],
  ])
}

function costs({ renders, edits, pagefind }: SearchResult): string {
  const ratio = renders.with.wall / renders.without.wall
  const [files, bytes, hold, ms] = (['files', 'bytes', 'hold', 'ms'] as const).map((name) =>
    summary(edits.map((edit) => edit[name])),
  )
  if (files === undefined || bytes === undefined || hold === undefined || ms === undefined) return ''
  return table([
    ['', 'p50', 'p95', 'max', 'target'],
    [
      `whole render with the index, s (without it ${seconds(renders.without.wall)}; CPU ${seconds(renders.with.cpu)} and ${seconds(renders.without.cpu)})`,
      seconds(renders.with.wall),
      '–',
      '–',
      '',
    ],
    [
      'whole render with the index ÷ without it',
      ratio.toFixed(2),
      '–',
      '–',
      verdict(Number(ratio.toFixed(2)), targets.render, 'of the one without'),
    ],
    ["Pagefind's index of the same pages, made anew each time, s", seconds(pagefind.seconds), '–', '–', ''],
    ['an edit of title and summary: files of the search', ...spreadOf(files, String), ''],
    ['their KB, not compressed', ...spreadOf(bytes, kilobytes), ''],
    [
      'longest hold of the event loop, ms of CPU',
      ...spreadOf(hold, milliseconds),
      verdict(Number(hold.max.toFixed(1)), targets.hold, 'ms'),
    ],
    ['until all of them are published, ms', ...spreadOf(ms, milliseconds), ''],
  ])
}

function spreadOf({ p50, p95, max }: ReturnType<typeof summary>, unit: (value: number) => string): string[] {
  return [unit(p50), unit(p95), unit(max)]
}

/** Middle of some times, cold and warm; those for which no card came are left out. */
function timesOf(times: readonly CardTimes[]): string[] {
  return (['cold', 'warm'] as const).map((kind) => {
    const some = times.flatMap((one) => one[kind] ?? [])
    return some.length === 0 ? '–' : milliseconds(middle(some))
  })
}

function middle(values: readonly number[]): number {
  return summary(values).p50
}

function kilobytes(bytes: number): string {
  return rounded(bytes).toFixed(1)
}

function rounded(bytes: number): number {
  return Number((bytes / 1024).toFixed(1))
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1)
}

function atLeast(value: number, target: number): string {
  return `${value >= target ? 'met' : 'MISSED'} (≥ ${target})`
}
