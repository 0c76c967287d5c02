import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { benchBuild } from './build.ts'
import { machine, quiet } from './machine.ts'
import { writeResults } from './page.ts'
import { benchPages } from './pages.ts'
import { benchPublish } from './publish.ts'
import { benchSearch } from './search.ts'

const usage =
  'npm run bench -- build | publish | search | pages [--entries 1000,10000] [--database sqlite|mongodb] [--write]'

const schema = z.object({
  what: z.enum(['build', 'publish', 'search', 'pages']),
  entries: z.array(z.coerce.number().int().min(100)),
  database: z.enum(['sqlite', 'mongodb']),
  write: z.boolean(),
})

/** Measures, prints, and with --write puts the results into docs/benchmarks.md. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      entries: { type: 'string', default: '1000,10000' },
      database: { type: 'string', default: 'sqlite' },
      write: { type: 'boolean', default: false },
    },
  })
  const parsed = schema.safeParse({ ...values, what: positionals[0], entries: values.entries.split(',') })
  if (!parsed.success) {
    console.error(usage)
    process.exitCode = 1
    return
  }
  const { what, entries, database, write } = parsed.data
  const where = machine()
  console.log(`${where}\n`)
  const results: string[] = []
  // inside the checkout: the compiled site finds its packages from there
  await mkdir('test/.artifacts', { recursive: true })
  const folder = await mkdtemp(path.resolve('test/.artifacts/bench-'))
  try {
    // of pages the sample content is measured, whose pictures are real
    for (const count of what === 'pages' ? [0] : entries) {
      const before = quiet(folder)
      const inside = path.join(folder, `${what}-${count}`)
      const measured = await measuredOf(what, count, database, inside)
      const result = `${measured}\nBefore: ${before}. After: ${quiet(folder)}.\n`
      console.log(result)
      results.push(result)
    }
  } finally {
    // not before: where ext4 has no journal, every file that was just removed slows down the making of others
    if (process.env['BENCH_KEEP'] === undefined) await rm(folder, { recursive: true, force: true })
  }
  const asked = what === 'pages' ? '' : ` --entries ${entries.join(',')}`
  const command = `npm run bench -- ${what}${asked}${what === 'publish' ? ` --database ${database}` : ''}`
  if (write) await writeResults(what === 'publish' ? `${what}-${database}` : what, command, where, results.join('\n'))
}

function measuredOf(
  what: z.infer<typeof schema>['what'],
  count: number,
  database: 'sqlite' | 'mongodb',
  folder: string,
): Promise<string> {
  switch (what) {
    case 'publish':
      return benchPublish(count, database, folder)
    case 'build':
      return benchBuild(count, folder)
    case 'search':
      return benchSearch(count, folder)
    case 'pages':
      return benchPages(folder)
  }
}

await main()
