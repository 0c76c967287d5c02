import type { Payload } from 'payload'

/** Longest time that queries, and what is computed between them, follow each other without a pause, in milliseconds. */
const longest = 8

/** The embedded database's client, as far as it is needed here; the adapter keeps it and says nothing of it. */
interface Client {
  execute(...query: never[]): Promise<unknown>
}

/**
 * Lets others have the event loop between queries. The embedded database answers within the call, so that a whole save
 * and all others that wait behind it would run in one go: nobody else would be heard for a tenth of a second.
 * @param database a database of another kind is left as it is
 */
export function takeTurnsIn(database: Payload['db']): void {
  if (database.name !== 'sqlite') return
  const { client } = database as unknown as { client: Client }
  const execute = client.execute.bind(client)
  let turnBegan: number | undefined
  client.execute = async (...query) => {
    // of many that were waiting only the first has its turn; the others wait again
    while (turnBegan !== undefined && performance.now() - turnBegan > longest)
      await new Promise((resolve) => setImmediate(resolve))
    if (turnBegan === undefined) {
      turnBegan = performance.now()
      setImmediate(() => (turnBegan = undefined))
    }
    return execute(...query)
  }
}
