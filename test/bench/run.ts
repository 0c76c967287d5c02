import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { benchBuild } from './build.ts'
import { benchGrassroots } from './grassroots.ts'
import { machine, quiet } from './machine.ts'
import { writeResults } from './page.ts'
import { benchPages } from './pages.ts'
import { benchPublish } from './publish.ts'
import { benchSearch } from './search.ts'
import { benchSignUp } from './signUp.ts'

const usage =
  'npm run bench -- build | publish | search | pages | signup | grassroots [--entries 1000,10000] [--database sqlite|mongodb] [--seconds 60] [--write]'

const schema = z.object({
  what: z.enum(['build', 'publish', 'search', 'pages', 'signup', 'grassroots']),
  entries: z.array(z.coerce.number().int().min(100)),
  database: z.enum(['sqlite', 'mongodb']),
  /** Of each sustained load of sign-ups. */
  seconds: z.coerce.number().int().min(1).max(600),
  write: z.boolean(),
})

/** Measures, prints, and with --write puts the results into docs/benchmarks.md. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      entries: { type: 'string', default: '1000,10000' },
      database: { type: 'string', default: 'sqlite' },
      seconds: { type: 'string', default: '60' },
      write: { type: 'boolean', default: false },
    },
  })
  const parsed = schema.safeParse({ ...values, what: positionals[0], entries: values.entries.split(',') })
  if (!parsed.success) {
    console.error(usage)
    process.exitCode = 1
    return
  }
  const { what, entries, database, seconds, write } = parsed.data
  const where = machine()
  const isOfEntries = what === 'build' || what === 'publish' || what === 'search'
  console.log(`${where}\n`)
  const results: string[] = []
  // inside the checkout: the compiled site finds its packages from there
  await mkdir('test/.artifacts', { recursive: true })
  const folder = await mkdtemp(path.resolve('test/.artifacts/bench-'))
  try {
    // of pages the sample content is measured, whose pictures are real; sign-ups and the grassroots are of what is made for them
    for (const count of isOfEntries ? entries : [0]) {
      const before = quiet(folder)
      const inside = path.join(folder, `${what}-${count}`)
      const measured = await measuredOf({ what, count, database, seconds }, inside)
      const result = `${measured}\nBefore: ${before}. After: ${quiet(folder)}.\n`
      console.log(result)
      results.push(result)
    }
  } finally {
    // not before: where ext4 has no journal, every file that was just removed slows down the making of others
    if (process.env['BENCH_KEEP'] === undefined) await rm(folder, { recursive: true, force: true })
  }
  const asked = isOfEntries ? ` --entries ${entries.join(',')}` : ''
  const isOfOneDatabase = what === 'publish' || what === 'signup' || what === 'grassroots'
  const command = `npm run bench -- ${what}${asked}${isOfOneDatabase ? ` --database ${database}` : ''}`
  if (write) await writeResults(isOfOneDatabase ? `${what}-${database}` : what, command, where, results.join('\n'))
}

function measuredOf(
  { what, count, database, seconds }: Pick<z.infer<typeof schema>, 'what' | 'database' | 'seconds'> & { count: number },
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
    case 'signup':
      return benchSignUp(database, seconds, folder)
    case 'grassroots':
      return benchGrassroots(database, folder)
  }
}

await main()
