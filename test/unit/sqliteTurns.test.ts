import type { Payload } from 'payload'
import { expect, it } from 'vitest'
import { takeTurnsIn } from '../../cms/sqliteTurns.ts'

/** A database whose client answers within the call, after two milliseconds of work. */
function embedded() {
  const done: string[] = []
  const client = {
    execute: async (query: string) => {
      const until = performance.now() + 2
      while (performance.now() < until);
      done.push(query)
      return query
    },
  }
  return { client, done, database: { name: 'sqlite', client } as unknown as Payload['db'] }
}

it('should let others in while many queries follow each other', async () => {
  const { client, done, database } = embedded()
  takeTurnsIn(database)
  let others = 0
  let isDone = false
  const other = (): void => {
    others++
    if (!isDone) setImmediate(other)
  }
  setImmediate(other)
  const save = async (name: string): Promise<void> => {
    for (let query = 0; query < 20; query++) await client.execute(`${name} ${query}`)
  }
  await Promise.all(['a', 'b', 'c'].map(save))
  isDone = true

  expect(done).toHaveLength(60)
  expect(others).toBeGreaterThan(5)
  // each save's own queries keep their order
  for (const name of ['a', 'b', 'c'])
    expect(done.filter((query) => query.startsWith(name))).toEqual(Array.from({ length: 20 }, (_, n) => `${name} ${n}`))
})

it('should give the answer and the error of a query to whoever asked', async () => {
  const { client, database } = embedded()
  const failing = { ...client, execute: () => Promise.reject(new Error('full')) }
  takeTurnsIn(database)
  expect(await client.execute('one')).toBe('one')
  takeTurnsIn({ name: 'sqlite', client: failing } as unknown as Payload['db'])
  await expect(failing.execute()).rejects.toThrow('full')
})

it('should leave a database of another kind alone', () => {
  const { client, database } = embedded()
  const { execute } = client
  takeTurnsIn({ ...database, name: 'mongoose' })
  expect(client.execute).toBe(execute)
})
