import { createClient } from '@libsql/client'
import type { Payload } from 'payload'
import { Transactions } from './transactions.ts'
import { turns } from './turns.ts'

/** Wait of a reader for a writer that moves the log, in milliseconds. */
const busyTimeoutMs = 5000

type Query = string | { sql: string }
/** As much of the adapter's connection as is used; the adapter keeps it and says nothing of it. */
interface Client {
  execute(query: Query, ...rest: never[]): Promise<unknown>
  batch(...args: never[]): Promise<unknown>
}

/** The adapter's methods that write. Others of its own call these. */
const writing = [
  ...['create', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'updateJobs'],
  ...['createVersion', 'updateVersion', 'deleteVersions'],
  ...['createGlobal', 'updateGlobal', 'createGlobalVersion', 'updateGlobalVersion'],
  // several rows at once (insertAll)
  'insert',
] as const
/**
 * Marks of who is editing: an operation removes them before it looks at what it was sent, and would begin to hold up
 * others then, and undo with itself what its checks note of a refusal.
 */
const apart = 'payload-locked-documents'
/** Payload's own ways to change documents without a request. */
const local = [
  'create',
  'update',
  'delete',
  'duplicate',
  'restoreVersion',
  'updateGlobal',
  'restoreGlobalVersion',
] as const

type Write = (args: {
  collection?: string
  req?: { transactionID?: unknown }
  /** Atomic: one statement, as `insert` is. */
  options?: { atomic?: boolean }
}) => Promise<unknown>

/**
 * Makes every operation of Payload on the embedded database one transaction, and every write of its adapter whole or
 * nothing: Payload writes a document row by row, and what stops it half way would leave half of it. Also lets others
 * have the event loop between queries: the database answers within the call, so that a whole save and all that wait
 * behind it would run in one go.
 * @param file of the database
 * @returns the transactions; undefined on a database of another kind, which has its own
 */
export function useTransactions(payload: Payload, file: string): Transactions | undefined {
  const { db } = payload
  if (db.name !== 'sqlite') return undefined
  const { client } = db as unknown as { client: Client }
  const execute = client.execute.bind(client)
  // what is erased is not left in the free parts of the file (decision 0039)
  const overwriting = execute('PRAGMA secure_delete = ON')
  const batch = client.batch.bind(client)
  const transactions = new Transactions({ execute: (sql) => execute(sql) })
  const reader = openReader(file)
  const turn = turns()

  client.execute = async (query, ...rest) => {
    const isRead = /^\s*select\b/i.test(typeof query === 'string' ? query : query.sql)
    await turn()
    // what others have not finished is not read, and not added to
    if (transactions.isForeign && isRead) return (await reader).execute(query, ...rest)
    while (transactions.isForeign) await transactions.nextTurn()
    transactions.expectOpen()
    return execute(query, ...rest)
  }
  client.batch = async (...args) => {
    while (transactions.isForeign) await transactions.nextTurn()
    transactions.expectOpen()
    return batch(...args)
  }

  const adapter = db as unknown as Record<(typeof writing)[number], Write>
  for (const name of writing) {
    const write = adapter[name].bind(db)
    adapter[name] = async (args) => {
      await overwriting
      return transactions.write(
        await transactionOf(args),
        () => write(args),
        name === 'insert' || args.options?.atomic === true,
      )
    }
  }
  db.beginTransaction = () => transactions.begin()
  db.commitTransaction = async (id) => transactions.commit(String(await id))
  db.rollbackTransaction = async (id) => transactions.rollback(String(await id))

  const methods = payload as unknown as Record<(typeof local)[number], (args: unknown) => Promise<unknown>>
  for (const name of local) {
    const run = methods[name].bind(payload)
    methods[name] = (args) => transactions.inScope(() => run(args))
  }
  return transactions
}

async function transactionOf({ collection, req }: Parameters<Write>[0]): Promise<string | undefined> {
  if (collection === apart) return undefined
  const id = await req?.transactionID
  return typeof id === 'string' ? id : undefined
}

/** Sees what is committed while something else is being written. */
async function openReader(file: string): Promise<Client> {
  const reader = createClient({ url: `file:${file}` })
  await reader.execute(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  await reader.execute('PRAGMA query_only = ON')
  return reader
}
