import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parentPort } from 'node:worker_threads'
import { compressed, etagOf } from './compression.ts'
import { isOfAllFiles } from './diskErrors.ts'
import { type Failed, diskErrorOf } from './fileProblem.ts'
import type { Answer, Move, Order, Reply, WriteOrder, Written } from './fileWriter.ts'
import { giveBack } from './giveBack.ts'
import { makeReadable, makeReadableFolder } from './readable.ts'

const ofCopies = ['.br', '.gz'] as const
const endings = ['', ...ofCopies] as const

/** What was begun of a file that fails is removed: it is tried again and again, under other names. */
function write(order: WriteOrder): Written | undefined {
  try {
    return writeWhole(order)
  } catch (error) {
    for (const ending of endings) removeIfPossible(order.file + ending)
    throw error
  }
}

function writeWhole({ url, file, content, known, target }: WriteOrder): Written | undefined {
  if (target !== undefined) makeRoom(target)
  if ('copyOf' in content) {
    intoFolder(file, () => copy(content, file))
    makeReadable(file)
    const { size } = statSync(file)
    // a picture's address has a digest of its own in it
    return { etag: etagOf(`${url} ${size}`), size, br: null, gz: null }
  }
  try {
    const written = writeBytes(url, file, content.bytes, known)
    if (target !== undefined && written !== undefined && written.br !== null)
      for (const ending of ofCopies) makeRoom(target + ending)
    return written
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
    remove(file)
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
    if (from === undefined || (ending !== '' && !hasCopies)) remove(target)
    else if (existsSync(from + ending)) intoFolder(target, () => renameSync(from + ending, target))
  }
}

/** Removes a file that may not be there; a folder in its place, or a name that no disk takes, is no file. */
function remove(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error
  }
}

/** For what is removed because something else failed: that is what is to be told. */
function removeIfPossible(file: string): void {
  try {
    remove(file)
  } catch {
    // the next start empties the folder
  }
}

/** Sees to it that a file can be moved somewhere. @throws when it cannot */
function makeRoom(target: string): void {
  const there = lstatSync(target, { throwIfNoEntry: false })
  if (there === undefined) makeReadableFolder(path.dirname(target))
  else if (there.isDirectory()) rmdirSync(target)
}

/**
 * Asking first whether the folder is there would cost each file of a known folder more. An empty folder in the place of
 * the file is nobody's: what stood in it was not ours, and is gone.
 */
function intoFolder(file: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') makeReadableFolder(path.dirname(file))
    else if (code === 'EISDIR') rmdirSync(file)
    else throw error
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

function verify(file: string): Answer {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const [found] = database.prepare('PRAGMA quick_check(1)').all().map(Object.values).flat()
    return found === 'ok' ? [] : [{ error: { message: String(found), code: undefined } }]
  } finally {
    database.close()
  }
}

/** One file that fails keeps none of the others from being done; a disk that refuses all of them does. */
function eachAlone<T>(items: readonly T[], work: (item: T) => Written | undefined): Answer {
  return items.map((item): Written | Failed | undefined => {
    try {
      return work(item)
    } catch (thrown) {
      if (isOfAllFiles(thrown)) throw thrown
      return { error: diskErrorOf(thrown) }
    }
  })
}

function carryOut(order: Order): Answer {
  if (order.kind === 'write') return eachAlone(order.files, write)
  if (order.kind === 'move')
    return eachAlone(order.moves, (one) => {
      move(one)
      return undefined
    })
  if (order.kind === 'verify') return verify(order.database)
  checkpoint(order.database)
  return []
}

parentPort?.on('message', ({ id, order }: { id: number; order: Order }) => {
  const reply = (answer: Reply) => parentPort?.postMessage({ id, answer })
  try {
    reply({ done: carryOut(order) })
  } catch (error) {
    reply({ failed: diskErrorOf(error) })
  }
})
