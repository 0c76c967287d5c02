import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parentPort } from 'node:worker_threads'
import { compressed } from './compression.ts'
import type { Order, Reply, Sizes } from './fileWriter.ts'

function write(order: Extract<Order, { kind: 'write' }>): Sizes {
  try {
    return writeInto(order)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    // asking first whether the folder is there would cost each file of a known folder more
    mkdirSync(path.dirname(order.file), { recursive: true })
    return writeInto(order)
  }
}

function writeInto({ url, file, content }: Extract<Order, { kind: 'write' }>): Sizes {
  if ('copyOf' in content) {
    copyFileSync(content.copyOf, file)
    return { size: statSync(file).size, br: null, gz: null }
  }
  writeFileSync(file, content.bytes)
  const copies = compressed(url, content.bytes)
  if (copies !== undefined) {
    writeFileSync(`${file}.br`, copies.br)
    writeFileSync(`${file}.gz`, copies.gz)
  }
  return { size: content.bytes.length, br: copies?.br.length ?? null, gz: copies?.gz.length ?? null }
}

/** Moves what is in a database's log into the database. Its writer goes on meanwhile. */
function checkpoint(file: string): undefined {
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)')
  } finally {
    database.close()
  }
}

parentPort?.on('message', ({ id, order }: { id: number; order: Order }) => {
  const reply = (answer: Reply) => parentPort?.postMessage({ id, answer })
  try {
    reply({ done: order.kind === 'write' ? write(order) : checkpoint(order.database) })
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    reply({ failed: { message, code } })
  }
})
