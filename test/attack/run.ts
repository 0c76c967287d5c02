import { parseArgs } from 'node:util'
import { z } from 'zod'
import { freshDatabase, startMongo } from '../support/mongod.ts'
import { AttackedSite, type Place } from './attackedSite.ts'
import type { Size } from './attack.ts'
import { attacks } from './attacks.ts'
import { type Attacked, carryOut } from './carryOut.ts'
import { HonestUsers } from './honestUsers.ts'
import { failuresOf, hasFailed, report } from './report.ts'
import { Tally } from './tally.ts'

const usage =
  'npm run attack -- [--requests 20000] [--seed 12] [--only generated,accounts] [--number 17] [--database sqlite|mongodb]\n' +
  `attacks: ${attacks.map(({ name }) => name).join(', ')}`

const options = z.object({
  requests: z.coerce.number().int().min(1).max(1_000_000),
  seed: z.coerce.number().int(),
  number: z.coerce.number().int().min(0).optional(),
  only: z
    .string()
    .transform((names) => names.split(',').filter((name) => name !== ''))
    .refine((names) => names.every((name) => attacks.some((attack) => attack.name === name))),
  database: z.enum(['sqlite', 'mongodb']).optional(),
})

/**
 * Longest wait of an honest user beside an attack, in milliseconds, and in multiples of their longest without one: a
 * busy machine is nobody's attack.
 */
const [honestLimitMs, timesAlone] = [3000, 3]
/** How often everybody does everything while nobody attacks. */
const roundsAlone = 10

/** Attacks sites that it starts itself, prints what got through, and ends with 1 when anything did. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '12' },
      only: { type: 'string', default: '' },
      number: { type: 'string' },
      database: { type: 'string' },
    },
  })
  const parsed = options.safeParse(values)
  if (!parsed.success) {
    console.error(usage)
    process.exitCode = 1
    return
  }
  const { requests, seed, only, number, database } = parsed.data
  console.log(`seed ${seed}, ${requests} generated requests\n`)
  const attackOn = async (title: string, place: Place): Promise<void> => {
    const site = await AttackedSite.open(place, seed)
    // nothing that was started stays behind
    const end = () => void site.close().finally(() => process.exit(130))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
    const size = { requests, seed, number, isWhole: true, honestLimitMs: Infinity }
    const alone = await longestAlone(site, size)
    size.honestLimitMs = Math.max(honestLimitMs, timesAlone * alone)
    console.log(
      `${title}: longest wait without an attack ${Math.round(alone)} ms, allowed beside one ${Math.round(size.honestLimitMs)} ms`,
    )
    const attacked: Attacked[] = []
    try {
      for (const attack of attacks.filter(({ name }) => only.length === 0 || only.includes(name))) {
        const one = await carryOut(site, attack, size)
        attacked.push(one)
        console.log(`${one.name}: ${one.tally.tried} tried, ${one.tally.failed} failed, ${one.seconds.toFixed(0)} s`)
        if (one.tally.failed > 0) console.log(failuresOf(one))
      }
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end)
      await site.close()
    }
    console.log(`\n${report(title, attacked)}\n`)
    if (hasFailed(attacked)) process.exitCode = 1
  }
  if (database !== 'mongodb') await attackOn('SQLite', { drop: async () => undefined })
  if (database === 'sqlite') return
  const mongo = await startMongo().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    console.warn(`!!! MongoDB was not attacked: there is no mongod (${reason}). MONGOMS_SYSTEM_BINARY names one.`)
    if (database === 'mongodb') process.exitCode = 1
  })
  if (mongo === undefined) return
  try {
    await attackOn('MongoDB', freshDatabase(mongo.url))
  } finally {
    await mongo.stop()
  }
}

async function longestAlone(site: AttackedSite, size: Size): Promise<number> {
  const tally = new Tally()
  const honest = await HonestUsers.begin(site, size)
  await honest.untilDone(roundsAlone, 60_000)
  await honest.end(tally)
  return tally.worstMs ?? 0
}

await main()
