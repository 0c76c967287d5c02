import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

// a connection of its own, and a thread of its own: whoever reads and writes meanwhile waits for nothing
parentPort?.postMessage(isWhole(String(workerData)))

function isWhole(file: string): boolean {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const [row] = database.prepare('PRAGMA quick_check(1)').all()
    return row !== undefined && Object.values(row)[0] === 'ok'
  } finally {
    database.close()
  }
}
