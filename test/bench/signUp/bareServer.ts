import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { createClient } from '@libsql/client'
import { MongoClient } from 'mongodb'

/**
 * What a sign-up could cost at best: a bare handler that stores what it is sent as one row, by the driver that the server
 * uses and as safely on the disk, and answers. It counts nothing, checks nothing and knows nobody.
 */
const { values } = parseArgs({ options: { file: { type: 'string' }, mongo: { type: 'string' } } })

async function storing(): Promise<(text: string) => Promise<unknown>> {
  if (values.mongo !== undefined) {
    const client = await new MongoClient(values.mongo).connect()
    const rows = client.db().collection('bare')
    return (text) => rows.insertOne({ key: randomUUID(), text }, { writeConcern: { w: 'majority', journal: true } })
  }
  const client = createClient({ url: `file:${values.file ?? ''}` })
  for (const sql of ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL']) await client.execute(sql)
  await client.execute('CREATE TABLE bare (id TEXT PRIMARY KEY, text TEXT NOT NULL)')
  return (text) => client.execute({ sql: 'INSERT INTO bare (id, text) VALUES (?, ?)', args: [randomUUID(), text] })
}

const store = await storing()
let number = 0
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    void store(Buffer.concat(parts).toString()).then(() =>
      response
        .writeHead(201, { 'content-type': 'application/json' })
        .end(JSON.stringify({ number: ++number, state: 'confirmed' })),
    )
  })
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
