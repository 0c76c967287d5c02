import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { isDamage } from '../../../site/publisher/release/damage.ts'
import { setAside } from '../../../site/publisher/release/setAside.ts'
import { ExportError } from './exportError.ts'

const rowSchema = z.object({ name: z.string(), etag: z.string() })

/** Of a file that is being written: it may be at the place, and in whatever state. */
const unsure = ''

/**
 * What we left at a place, by file name: kept in the data folder, one small database a place. While it is open no other
 * export to the same place can run; the lock is the operating system's and goes with the process.
 */
export class ExportRecord {
  /** Marks the place as ours. */
  readonly id: string
  /** Whether an export to this place was begun before. */
  readonly isKnown: boolean
  /** Absolute path for what is needed while an export is made; whatever is there was left by one that was killed. */
  readonly workFolder: string
  readonly #database: DatabaseSync

  /**
   * @param folder of all records; made when it is not there
   * @param address names the place among others: an absolute path, a URL
   * @throws ExportError when another export to the place is under way
   */
  constructor(folder: string, address: string) {
    mkdirSync(folder, { recursive: true })
    this.workFolder = path.join(folder, createHash('sha256').update(address).digest('hex').slice(0, 16))
    this.#database = openRecord(`${this.workFolder}.db`, address)
    const known = this.#database.prepare('SELECT id, begun FROM place').get()
    this.id = known === undefined ? randomUUID() : z.string().parse(known['id'])
    this.isKnown = known?.['begun'] === 1
    if (known === undefined) this.#database.prepare('INSERT INTO place VALUES (?, ?, 0)').run(this.id, address)
  }

  /** Etags of the files that are there, by name. */
  files(): Map<string, string> {
    const rows = this.#database.prepare('SELECT name, etag FROM files').all()
    return new Map(rows.map((row) => rowSchema.parse(row)).map(({ name, etag }) => [name, etag]))
  }

  /** Notes before anything is written what will be, so that a broken-off export can be finished or undone later. */
  begin(names: Iterable<string>): void {
    this.#write(() => {
      this.#database.exec('UPDATE place SET begun = 1')
      const note = this.#database.prepare('INSERT OR REPLACE INTO files VALUES (?, ?)')
      for (const name of names) note.run(name, unsure)
    })
  }

  /** Notes that exactly these files are there. */
  finish(etags: ReadonlyMap<string, string>): void {
    this.#write(() => {
      this.#database.exec('DELETE FROM files')
      const note = this.#database.prepare('INSERT INTO files VALUES (?, ?)')
      for (const [name, etag] of etags) note.run(name, etag)
    })
  }

  close(): void {
    this.#database.close()
  }

  #write(writes: () => void): void {
    this.#database.exec('BEGIN')
    try {
      writes()
      this.#database.exec('COMMIT')
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
  }
}

/** A record that is damaged is set aside and made again: what is at the place is then compared and written anew. */
function openRecord(file: string, address: string): DatabaseSync {
  for (let isSecond = false; ; isSecond = true) {
    let database: DatabaseSync | undefined
    try {
      database = new DatabaseSync(file)
      database.exec(`
        PRAGMA locking_mode = EXCLUSIVE;
        BEGIN EXCLUSIVE;
        CREATE TABLE IF NOT EXISTS place (id TEXT NOT NULL, address TEXT NOT NULL, begun INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, etag TEXT NOT NULL) WITHOUT ROWID;
        COMMIT
      `)
      return database
    } catch (error) {
      database?.close()
      if (/locked/.test(String(error))) throw new ExportError(`另一个导出正在写 ${address}。请等它结束后再运行。`)
      if (isSecond || !isDamage(error, file)) throw error
      setAside(file)
    }
  }
}
