import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { anchor, writeLines } from '../support/entriesFile.ts'
import { differences, htmlFiles, plainBuild } from '../support/plainSite.ts'
import { writeFiles } from './files.ts'
import { generate, linesOf } from './generate.ts'
import { measured, type Usage } from './measured.ts'
import { eleventy, hugo } from './others/others.ts'

import { megabytes, seconds, table, verdict } from './table.ts'

const astro = path.resolve('node_modules/astro/bin/astro.mjs')

/** Targets of a whole render: a share of `astro build`'s wall time, and seconds at 100,000 entries. */
const target = { share: 0.5, seconds: { entries: 100_000, wall: 60 } }

/**
 * Whole builds of the same entries: ours, plain `astro build`, Hugo and Eleventy, each in a process of its own.
 * @param folder to be made, for everything that they read and write
 * @returns Markdown
 */
export async function benchBuild(entries: number, folder: string): Promise<string> {
  await mkdir(folder)
  const file = path.join(folder, 'entries.ndjson')
  const documents = generate({ entries, seed: 1, now: anchor, ids: 'uuid' })
  writeLines(file, linesOf(documents))
  await writeFiles(path.join(folder, 'media'), documents)

  const compiled = path.join(folder, 'compiled')
  const compile = await measured(process.execPath, [astro, 'build', '--outDir', compiled])
  const render = (out: string, ...more: string[]) =>
    measured(process.execPath, [
      'test/bench/renderSite.ts',
      '--entries',
      file,
      '--site',
      compiled,
      '--data',
      folder,
      '--out',
      path.join(folder, out),
      ...more,
    ])
  const whole = await render('whole')
  const only = await render('only', '--only')
  const plain = await plainAstro(file, path.join(folder, 'plain'))
  const ours = await htmlFiles(path.join(folder, 'only'))
  const different = differences(ours, await htmlFiles(path.join(folder, 'plain')))
  const pages = ours.size
  const others = [await hugo(file, folder), await eleventy(file, folder)]

  const row = (name: string, usage: Usage | undefined, note = '') => [
    name,
    seconds(usage?.wall),
    seconds(usage?.cpu),
    megabytes(usage?.memory),
    usage === undefined ? '–' : (usage.wall / plain.wall).toFixed(2),
    note,
  ]
  const share = verdict(Number((whole.wall / plain.wall).toFixed(2)), target.share, 'of astro build')
  const limit = entries === target.seconds.entries ? `; ${verdict(whole.wall, target.seconds.wall, 's')}` : ''
  return [
    `### build, ${entries} entries (${pages} pages)\n`,
    table([
      ['', 'wall s', 'CPU s', 'peak MB', '÷ astro build', 'target'],
      row('whole render: pages, pictures, feeds, sitemaps, brotli, gzip, state', whole, share + limit),
      row('pages only, not compressed', only),
      row('compiling the site (after a change of code)', compile),
      row('plain `astro build`, not compressed', plain),
      ...others.map(({ name, usage, note }) => row(name, usage, note)),
    ]),
    `\n${different.length === 0 ? `All ${pages} pages are the same bytes as those of \`astro build\`.` : `${different.length} of ${pages} pages DIFFER from \`astro build\`: ${different.slice(0, 5).join(', ')}`}\n`,
  ].join('\n')
}

/** Plain `astro build` of the site with the entries of a file. */
export async function plainAstro(file: string, out: string): Promise<Usage> {
  await mkdir(path.dirname(out), { recursive: true })
  const { args, env } = plainBuild(file, out)
  return measured(process.execPath, args, { env })
}
