import path from 'node:path'
import { FileError } from './fileError.ts'
import type { Sheet } from '../plan/sheets.ts'
import type { NewSheet, Order, Reply } from './order.ts'

/** By its path from the root and not by this module's: Next bundles this one, and the thread runs beside the bundle. */
const thread = path.resolve('cms/import/file/spreadsheetThread.ts')
/** Heap of the thread, in megabytes: a file that needs more is refused, and the server stays. */
const maxOldGenerationSizeMb = 768

/**
 * Reads a spreadsheet in a thread of its own, so that others need not wait.
 * @param name of the file, for messages
 * @throws FileError when it is none that we read
 */
export async function readSpreadsheet(name: string, data: Uint8Array): Promise<Sheet[]> {
  const reply = await ask({ kind: 'read', name, data })
  if ('sheets' in reply) return reply.sheets
  throw 'refused' in reply ? new FileError(reply.refused) : new Error('failed' in reply ? reply.failed : 'no sheets')
}

/** Writes a spreadsheet in such a thread; a CSV has the first sheet alone. */
export async function writeSpreadsheet(format: 'xlsx' | 'csv', sheets: NewSheet[]): Promise<Uint8Array> {
  const reply = await ask({ kind: 'write', format, sheets })
  if ('data' in reply) return reply.data
  throw new Error('failed' in reply ? reply.failed : 'nothing was written')
}

async function ask(order: Order): Promise<Reply> {
  // imported, it would be followed by the bundler, which then looks for the thread in vain
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb } })
  try {
    return await new Promise<Reply>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new FileError('文件太大，内存装不下。请分成几个小一些的文件。')
            : error,
        ),
      )
      worker.once('exit', () => reject(new Error('the spreadsheet thread ended without an answer')))
      worker.postMessage(order)
    })
  } finally {
    await worker.terminate()
  }
}
