import path from 'node:path'
import { Refusal } from '../../../base/refusal.ts'
import type { Cell, CellNote } from '../cells/cell.ts'
import type { Sheet } from '../table/sheets.ts'
import type { NewSheet, Order, PrintedSheet, Reply } from '../table/order.ts'
import { tableReason } from './refusals.ts'

/** By its path from the root and not by this module's: this one is bundled, and the thread runs beside the bundle. */
const thread = path.resolve('cms/features/imports/file/spreadsheetThread.ts')
/** Heap of the thread, in megabytes: a file that needs more is refused, and the server stays. */
const maxOldGenerationSizeMb = 768
/** Longest time that a file may take, in seconds: the largest that is allowed takes a few. */
const longestSeconds = 60
/** Time between two looks whether anybody still waits for it, in milliseconds. */
const lookEvery = 250

/**
 * Reads a spreadsheet in a thread of its own, so that others need not wait; its rows come a few at a time for the same
 * reason.
 * @param name of the file, for messages
 * @param look called now and then; what it throws ends the thread and comes back from here
 * @throws Refusal when it is none that we read, or too much
 */
export async function readSpreadsheet(
  name: string,
  data: Uint8Array,
  look: () => void = () => undefined,
): Promise<Sheet[]> {
  return withThread(look, async (ask) => {
    const sheets = expect(await ask({ kind: 'read', name, data }), 'sheets').sheets.map((sheet) => ({
      ...sheet,
      rows: [] as Cell[][],
      notes: new Map<number, ReadonlyMap<number, CellNote>>(),
    }))
    for (;;) {
      const piece = await ask({ kind: 'more' })
      if ('done' in piece) return sheets
      const { rows, sheet, notes } = expect(piece, 'rows')
      for (const row of rows) sheets[sheet]?.rows.push(row)
      for (const [row, ofRow] of notes) sheets[sheet]?.notes.set(row, ofRow)
    }
  })
}

/** Writes a spreadsheet in such a thread; a CSV has the first sheet alone. */
export async function writeSpreadsheet(format: 'xlsx' | 'csv', sheets: NewSheet[]): Promise<Uint8Array> {
  return withThread(
    () => undefined,
    async (ask) => expect(await ask({ kind: 'write', format, sheets }), 'data').data,
  )
}

/** Writes a workbook of sheets that are printed as they are, in such a thread. */
export async function writePrinted(sheets: PrintedSheet[]): Promise<Uint8Array> {
  return withThread(
    () => undefined,
    async (ask) => expect(await ask({ kind: 'print', sheets }), 'data').data,
  )
}

function expect<Name extends string>(reply: Reply, name: Name): Extract<Reply, Record<Name, unknown>> {
  if (name in reply) return reply as Extract<Reply, Record<Name, unknown>>
  throw 'refused' in reply ? new Refusal(reply.refused) : new Error('failed' in reply ? reply.failed : `no ${name}`)
}

async function withThread<T>(look: () => void, use: (ask: (order: Order) => Promise<Reply>) => Promise<T>): Promise<T> {
  // imported, it would be followed by the bundler, which then looks for the thread in vain
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb } })
  const began = performance.now()
  let looking: NodeJS.Timeout | undefined
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal(tableReason('table-beyond-memory')) : error),
    )
    worker.once('exit', () => reject(new Error('the spreadsheet thread ended without an answer')))
    looking = setInterval(() => {
      try {
        look()
        if (performance.now() - began > longestSeconds * 1000)
          throw new Refusal(tableReason('table-too-slow', { seconds: longestSeconds }))
      } catch (error) {
        reject(error)
      }
    }, lookEvery)
  })
  const ask = async (order: Order): Promise<Reply> => {
    // a fast machine is done with a piece before the clock strikes
    look()
    const answered = new Promise<Reply>((resolve) => worker.once('message', resolve))
    worker.postMessage(order)
    return Promise.race([answered, ended])
  }
  try {
    return await use(ask)
  } finally {
    clearInterval(looking)
    ended.catch(() => undefined)
    await worker.terminate()
  }
}
