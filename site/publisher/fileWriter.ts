import { Worker } from 'node:worker_threads'
import type { Content } from './output.ts'

/** Bytes of a file, and of its compressed copies; null without one. */
export interface Sizes {
  size: number
  br: number | null
  gz: number | null
}

/** What the thread is asked to do. */
export type Order =
  { kind: 'write'; url: string; file: string; content: Content } | { kind: 'checkpoint'; database: string }

/** What it answers. */
export type Reply = { done: Sizes | undefined } | { failed: { message: string; code: string | undefined } }

interface Waiting {
  resolve: (done: Sizes | undefined) => void
  reject: (error: Error) => void
}

const waiting = new Map<number, Waiting>()
let thread: Worker | undefined
let last = 0

/**
 * Writes a file and its compressed copies (`.br`, `.gz`) in a thread of its own, so that neither compressing nor
 * waiting for the disk holds the server. Folders are made; nothing is flushed.
 * @param url URL path: decides whether compressing is worth it
 * @param file absolute path of the file
 * @throws the disk's error, with its code; what was begun may stand there
 */
export async function writeFile(url: string, file: string, content: Content): Promise<Sizes> {
  const sizes = await ask({ kind: 'write', url, file, content })
  if (sizes === undefined) throw new Error(`the writing thread gave no sizes of ${file}`)
  return sizes
}

/** Moves an SQLite database's log into its file, without holding those who read and write it. */
export async function checkpoint(database: string): Promise<void> {
  await ask({ kind: 'checkpoint', database })
}

async function ask(order: Order): Promise<Sizes | undefined> {
  thread ??= begin()
  const id = ++last
  const answered = new Promise<Sizes | undefined>((resolve, reject) => waiting.set(id, { resolve, reject }))
  // idle, it keeps no process alive
  thread.ref()
  thread.postMessage({ id, order })
  return answered
}

/** One thread for all releases: the disk is one. */
function begin(): Worker {
  const worker = new Worker(new URL('./writingThread.ts', import.meta.url))
  worker.on('message', ({ id, answer }: { id: number; answer: Reply }) => {
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if ('done' in answer) resolve?.(answer.done)
    else reject?.(Object.assign(new Error(answer.failed.message), { code: answer.failed.code }))
  })
  worker.on('error', (error) => {
    thread = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  return worker
}
