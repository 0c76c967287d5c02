import path from 'node:path'
import pLimit from 'p-limit'
import type { Reason } from '../../../base/catalogue.ts'
import { Refusal } from '../../../base/refusal.ts'
import type { Brought } from '../clean/clean.ts'
import { wordReason } from './refusals.ts'

/** A document that the thread is to read. */
export interface WordOrder {
  name: string
  data: Uint8Array
}
/** What it answers. */
export type WordReply = { brought: Brought } | { refused: Reason } | { failed: string }

/** By its path from the root and not by this module's: this one is bundled, and the thread runs beside the bundle. */
const thread = path.resolve('cms/content/pasting/word/wordThread.ts')
/** Heap of the thread, in megabytes, and the longest time that a document may take, in seconds. */
const [maxOldGenerationSizeMb, longestSeconds] = [768, 60]

/** One after the other: a document may take all the memory that its thread has, and twice that is a small server. */
const inTurn = pLimit(1)

/**
 * Reads a document of Word in a thread of its own, with limits of memory and time, when its turn comes.
 * @param name of the file, for messages
 * @throws Refusal when it is none that we read, or too much
 */
export function readWord(name: string, data: Uint8Array): Promise<Brought> {
  return inTurn(() => readInThread(name, data))
}

async function readInThread(name: string, data: Uint8Array): Promise<Brought> {
  // imported, it would be followed by the bundler, which then looks for the thread in vain
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb } })
  let clock: NodeJS.Timeout | undefined
  try {
    const reply = await new Promise<WordReply>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal(wordReason('word-beyond-memory', { name })) : error,
        ),
      )
      worker.once('exit', () => reject(new Error('the thread for Word ended without an answer')))
      clock = setTimeout(
        () => reject(new Refusal(wordReason('word-too-slow', { name, seconds: longestSeconds }))),
        longestSeconds * 1000,
      )
      const order: WordOrder = { name, data }
      worker.postMessage(order)
    })
    if ('brought' in reply) return reply.brought
    throw 'refused' in reply ? new Refusal(reply.refused) : new Error(reply.failed)
  } finally {
    clearTimeout(clock)
    await worker.terminate()
  }
}
