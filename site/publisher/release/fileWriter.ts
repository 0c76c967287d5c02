import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Content } from './content.ts'
import { DamagedState, isDamage } from './damage.ts'
import type { DiskError, Failed } from './fileProblem.ts'
import type { FileRow } from './releaseState.ts'

/** A file that was written, and its compressed copies; null without one. Sizes in bytes. */
export type Written = Omit<FileRow, 'path' | 'location'>

/** A file to be written with its compressed copies (`.br`, `.gz`). */
export interface WriteOrder {
  /** URL path: decides whether compressing is worth it. */
  url: string
  /** Absolute path of the file. Folders are made. */
  file: string
  content: Content
  /** Nothing is written when the bytes have this etag. */
  known?: string | undefined
  /** Where the file is to be moved: whether it can stand there is found out before anything is noted of it. */
  target?: string
}

/** A file to be put in the place of another, with its copies if it has any; without `from` the other is removed. */
export interface Move {
  from: string | undefined
  to: string
  hasCopies: boolean
}

/** What the thread is asked to do. */
export type Order =
  | { kind: 'write'; files: readonly WriteOrder[] }
  | { kind: 'move'; moves: Move[] }
  | { kind: 'checkpoint'; database: string }
  | { kind: 'verify'; database: string }

/** What came of each file; undefined when there was nothing to do, or nothing more to say. */
export type Answer = (Written | Failed | undefined)[]

/** What it answers. It has failed as a whole when the disk refuses every file. */
export type Reply = { done: Answer } | { failed: DiskError }

/** Threads at most: one compresses about as fast as pages are rendered, a second one fills what is left of two cores. */
const most = 2

interface Waiting {
  resolve: (done: Answer) => void
  reject: (error: Error) => void
}

/** A thread and what it was asked for. */
interface Thread {
  worker: Worker
  waiting: Map<number, Waiting>
}

const threads: Thread[] = []
let last = 0

/**
 * Writes files in a thread of their own, so that neither compressing nor the disk holds the server. Nothing is flushed.
 * @returns for each file undefined when its bytes are the known ones, or why it alone cannot be written
 * @throws the disk's error when it refuses every file, with its code; what was begun may stand there
 */
export async function writeFiles(files: readonly WriteOrder[]): Promise<Answer> {
  return ask({ kind: 'write', files })
}

/**
 * Moves files in such a thread, one after the other.
 * @returns for each why it alone cannot be moved, or undefined
 * @throws the disk's error when it refuses every file; it may be asked for again, and does what is left
 */
export async function moveFiles(moves: Move[]): Promise<(Failed | undefined)[]> {
  return (await ask({ kind: 'move', moves })).map((answer) => (isFailed(answer) ? answer : undefined))
}

/** Whether a file is one that alone could not be written or moved. */
export function isFailed(answer: Answer[number]): answer is Failed {
  return answer !== undefined && 'error' in answer
}

/** Whether compressed copies stand beside a file. */
export function hasCopies(written: Written | undefined): boolean {
  return written !== undefined && written.br !== null
}

/** Moves an SQLite database's log into its file, without holding those who read and write it. */
export async function checkpoint(database: string): Promise<void> {
  await ask({ kind: 'checkpoint', database })
}

/** Reads through an SQLite database. @throws DamagedState when it is not whole */
export async function verify(database: string): Promise<void> {
  const answer = await ask({ kind: 'verify', database }).catch((error: NodeJS.ErrnoException) => {
    if (isDamage(error, database) || !existsSync(database)) throw new DamagedState(error.message)
    throw error
  })
  if (answer.some(isFailed)) throw new DamagedState('integrity check failed')
}

async function ask(order: Order): Promise<Answer> {
  const { worker, waiting } = idlest()
  const id = ++last
  const answered = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }))
  // idle, it keeps no process alive
  worker.ref()
  worker.postMessage({ id, order })
  return answered
}

/** The thread that has least to do; a new one when all have something and there may be more. */
function idlest(): Thread {
  const [first] = threads.toSorted((a, b) => a.waiting.size - b.waiting.size)
  if (first !== undefined && (first.waiting.size === 0 || threads.length >= most)) return first
  const thread = begin()
  threads.push(thread)
  return thread
}

/** The threads are for all releases: the disk is one. */
function begin(): Thread {
  const worker = new Worker(new URL('./writingThread.ts', import.meta.url))
  const waiting = new Map<number, Waiting>()
  worker.on('message', ({ id, answer }: { id: number; answer: Reply }) => {
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if ('done' in answer) resolve?.(answer.done)
    else reject?.(Object.assign(new Error(answer.failed.message), answer.failed))
  })
  worker.on('error', (error) => {
    threads.splice(
      threads.findIndex((thread) => thread.worker === worker),
      1,
    )
    for (const { reject } of waiting.values()) reject(error)
  })
  return { worker, waiting }
}
