import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { benchBuild } from './build.ts'
import { machine } from './machine.ts'

const options = z.object({
  what: z.enum(['build', 'publish'], 'npm run bench -- build | publish'),
  entries: z.array(z.coerce.number().int().positive()),
  database: z.enum(['sqlite', 'mongodb']),
  write: z.boolean(),
})

const page = 'docs/benchmarks.md'

/** npm run bench -- build | publish [--entries 1000,10000] [--database sqlite|mongodb] [--write] */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      entries: { type: 'string', default: '1000,10000' },
      database: { type: 'string', default: 'sqlite' },
      write: { type: 'boolean', default: false },
    },
  })
  const { what, entries, database, write } = options.parse({
    ...values,
    what: positionals[0],
    entries: values.entries.split(','),
  })
  const where = machine()
  console.log(`${where}\n`)
  for (const count of entries) {
    const result = await benchBuild(count)
    console.log(result)
  }
}

await main()
