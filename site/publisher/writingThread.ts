import { copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parentPort } from 'node:worker_threads'
import { compressed, etagOf } from './compression.ts'
import { giveBack } from './giveBack.ts'
import { makeReadable, makeReadableFolder } from './readable.ts'
import type { Move, Order, Reply, WriteOrder, Written } from './fileWriter.ts'

const endings = ['', '.br', '.gz'] as const

function write(order: WriteOrder): Written | undefined {
  const { url, file, content, known } = order
  if ('copyOf' in content) {
    intoFolder(file, () => copy(content, file))
    makeReadable(file)
    const { size } = statSync(file)
    // a picture's address has a digest of its own in it
    return { etag: etagOf(`${url} ${size}`), size, br: null, gz: null }
  }
  try {
    return writeBytes(url, file, content.bytes, known)
  } finally {
    giveBack(content.bytes)
  }
}

function writeBytes(url: string, file: string, bytes: Uint8Array, known: string | undefined): Written | undefined {
  const etag = etagOf(bytes)
  if (etag === known) return undefined
  intoFolder(file, () => writeReadable(file, bytes))
  const copies = compressed(url, bytes)
  if (copies !== undefined) {
    writeReadable(`${file}.br`, copies.br)
    writeReadable(`${file}.gz`, copies.gz)
  }
  return { etag, size: bytes.length, br: copies?.br.length ?? null, gz: copies?.gz.length ?? null }
}

function writeReadable(file: string, bytes: Uint8Array): void {
  writeFileSync(file, bytes)
  makeReadable(file)
}

/** Linking takes no time and no room, where the disk can do it. */
function copy({ copyOf, mayLink = false }: Extract<WriteOrder['content'], { copyOf: string }>, file: string): void {
  if (mayLink) {
    rmSync(file, { force: true })
    try {
      return linkSync(copyOf, file)
    } catch (error) {
      // no such source, or no such folder yet: both are the caller's
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error
    }
  }
  copyFileSync(copyOf, file)
}

/** The compressed copies first, so that none is older than its file. What was moved already stays. */
function move({ from, to, hasCopies }: Move): void {
  for (const ending of endings.toReversed()) {
    const target = to + ending
    if (from === undefined || (ending !== '' && !hasCopies)) rmSync(target, { force: true })
    else if (existsSync(from + ending)) intoFolder(target, () => renameSync(from + ending, target))
  }
}

/** Asking first whether the folder is there would cost each file of a known folder more. */
function intoFolder(file: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    makeReadableFolder(path.dirname(file))
    write()
  }
}

/** Moves what is in a database's log into the database. Its writer goes on meanwhile. */
function checkpoint(file: string): void {
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)')
  } finally {
    database.close()
  }
}

function carryOut(order: Order): (Written | undefined)[] {
  if (order.kind === 'write') return order.files.map(write)
  if (order.kind === 'move') order.moves.forEach(move)
  else checkpoint(order.database)
  return []
}

parentPort?.on('message', ({ id, order }: { id: number; order: Order }) => {
  const reply = (answer: Reply) => parentPort?.postMessage({ id, answer })
  try {
    reply({ done: carryOut(order) })
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    reply({ failed: { message, code } })
  }
})
