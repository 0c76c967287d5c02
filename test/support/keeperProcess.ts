/**
 * A process that keeps books on an embedded database which other processes keep books on too. A server has its data
 * folder alone; this stands for what a folder that was started twice, or copied under a running server, would meet: the
 * lock of a book is in the database, not in a process.
 *
 * Started with `--data-dir`; is sent `{ asked: number[], pauseMs }` and answers `{ outcomes }`, one for each person.
 */
import { parseArgs } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import { BasePayload, buildConfig } from 'payload'
import { readSettings } from '../../cms/base/settings/env.ts'
import { databaseAdapter } from '../../cms/database/adapter.ts'
import { useTransactions } from '../../cms/database/sqlite/useTransactions.ts'
import { sqliteFileOf } from '../../cms/database/sqliteFile.ts'
import { BookKeeper } from '../../cms/features/signup/book/keeper.ts'
import { registrations, seats } from '../../cms/features/signup/book/collections.ts'
import type { Policy } from '../../cms/features/signup/rules/policy.ts'
import { keptBookable } from './keptBookable.ts'

const { values } = parseArgs({ options: { 'data-dir': { type: 'string', default: '' } } })
const dataDir = values['data-dir']
const settings = { ...readSettings({ DATA_DIR: dataDir }), dataDir, databaseUrl: undefined }
const config = await buildConfig({
  secret: 'of-a-test',
  db: await databaseAdapter(settings),
  collections: [seats, registrations, { slug: 'users', auth: true, fields: [] }],
  telemetry: false,
  // each would start a process that writes the types of this configuration over those of ours
  typescript: { autoGenerate: false },
  logger: { options: { level: 'silent' } },
})
const payload = await new BasePayload().init({ config, disableOnInit: true })
const transactions = useTransactions(payload, sqliteFileOf(dataDir))
if (transactions === undefined) throw new Error('the embedded database has transactions')

let pauseMs = 0
const database = payload.db as unknown as { insert: (args: object) => Promise<unknown> }
const insert = database.insert.bind(database)
// between what was read and what is written others come
database.insert = async (args) => {
  await pause(pauseMs)
  return insert(args)
}

const policy: Policy = {
  ...{ capacity: keptBookable.places, quotas: [], how: 'first-come', opens: undefined, closes: Infinity },
  ...{
    takesUntil: Infinity,
    starts: Infinity,
    ends: Infinity,
    hasWaitingList: true,
    offerMs: 3_600_000,
    mostSeats: 4,
    takesPlace: true,
    trial: undefined,
    override: undefined,
  },
}
const keeper = new BookKeeper({
  payload,
  policyOf: () => policy,
  now: Date.now,
  apart: (work) => transactions.outside(async () => transactions.inScope(work)),
  told: () => undefined,
})

const signUp = async (number: number, seatsAsked: number) => {
  const own = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const hashes = { phone: own, code: own, key: own, person: own, consent: 'of a test' }
  return keeper
    .run(keptBookable.bookable, {
      command: { kind: 'sign-up', id: own, phones: [own], seats: seatsAsked, audience: undefined },
      registration: hashes,
    })
    .then(
      ({ id, isRepeated }) => ({ number, id, isRepeated }),
      (error: unknown) => ({ number, error: error instanceof Error ? error.message : String(error) }),
    )
}

process.on('message', (message: { asked: { number: number; seats: number }[]; pauseMs: number }) => {
  pauseMs = message.pauseMs
  void Promise.all(message.asked.map(({ number, seats: most }) => signUp(number, most))).then((outcomes) =>
    process.send?.({ outcomes }),
  )
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
