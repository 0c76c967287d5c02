import { open } from 'node:fs/promises'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { z } from 'zod'
import type { Content } from './content.ts'
import { DamagedState, isDamage } from './damage.ts'

/** What is known of a published file. Sizes in bytes; `br` and `gz` where a compressed copy stands beside it. */
export interface FileRow {
  path: string
  etag: string
  size: number
  br: number | null
  gz: number | null
  /** Encoded path that it leads to; null for a file that is what it is. */
  location: string | null
}

/** What a page read, and when it goes wrong by itself (milliseconds since the epoch; null for never). */
export interface PageRow {
  path: string
  keys: string[]
  staleAt: number | null
  /** Why the last rendering failed; null when it did not. */
  error: string | null
}

/** What a file was changed to; kept until the file itself is on the disk for certain. */
export interface RedoRow {
  path: string
  /** Tells a later change of the same file from this one. */
  change: number
  /** Undefined when the file was deleted. */
  content: Content | undefined
}

/** Wait for another connection, an export's or a checkpoint's, in milliseconds. */
const busyTimeout = 5_000

const text = z.string()
const whole = z.number().int()
const blob = z.instanceof(Uint8Array)

/**
 * What the publisher knows of a release, beside its files: the entries that it shows, what each page read, what is
 * still to be rendered, and what its files were changed to of late. One burst is one transaction; it is on the disk for
 * certain when it has been flushed.
 */
export class ReleaseState {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  readonly #file: string

  /**
   * @param file made when it is not there
   * @param readOnly for another process than the publisher's: the file must be there and stays as it is
   * @throws DamagedState when it is none, or SQLite's error
   */
  constructor(file: string, { readOnly = false } = {}) {
    this.#file = file
    let database: DatabaseSync | undefined
    try {
      this.#database = database = new DatabaseSync(file, { readOnly, timeout: busyTimeout })
      if (!readOnly) this.#prepare()
    } catch (error) {
      database?.close()
      throw isDamage(error, file) ? new DamagedState('no state of a release', { cause: error }) : error
    }
  }

  #prepare(): void {
    // flushing and moving the log are done elsewhere: here they would hold the event loop
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = 0;
      CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS entries (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS stamps (name TEXT PRIMARY KEY, stamp TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, etag TEXT NOT NULL, size INTEGER NOT NULL, br INTEGER, gz INTEGER, location TEXT) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS pages (path TEXT PRIMARY KEY, keys TEXT NOT NULL, stale_at INTEGER, error TEXT) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS queue (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS redo (path TEXT PRIMARY KEY, change INTEGER NOT NULL, bytes BLOB, copy_of TEXT) STRICT;
    `)
  }

  /** Does several writes as one. */
  transaction(writes: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      writes()
      this.#database.exec('COMMIT')
    } catch (error) {
      // on a full disk SQLite has rolled back by itself; rolling back again would hide why
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** Reads several things as they are at one moment, whatever is written meanwhile. */
  reading<T>(read: () => T): T {
    this.#database.exec('BEGIN')
    try {
      return read()
    } finally {
      this.#database.exec('COMMIT')
    }
  }

  meta(name: string): string | undefined {
    const row = this.#run('SELECT value FROM meta WHERE name = ?').get(name)
    return row === undefined ? undefined : readAs(() => text.parse(row['value']))
  }

  setMeta(name: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(name, value)
  }

  /** Entries by `<collection>/<id>`, and the global `site`. */
  *entries(): Iterable<{ name: string; entry: unknown }> {
    for (const { name, json } of this.#rows<{ name: string; json: string }>('SELECT name, json FROM entries', {
      name: 'string',
      json: 'string',
    }))
      yield { name, entry: readAs(() => JSON.parse(json) as unknown) }
  }

  /** One entry; undefined when it was not public. */
  entry(name: string): unknown {
    const row = this.#run('SELECT json FROM entries WHERE name = ?').get(name)
    return row === undefined ? undefined : readAs(() => JSON.parse(text.parse(row['json'])) as unknown)
  }

  /** The stamp of one entry; undefined when it was not public. */
  stamp(name: string): string | undefined {
    const row = this.#run('SELECT stamp FROM stamps WHERE name = ?').get(name)
    return row === undefined ? undefined : readAs(() => text.parse(row['stamp']))
  }

  /** The stamps of all entries, by name. */
  stamps(): Map<string, string> {
    const types = { name: 'string', stamp: 'string' } as const
    const rows = this.#rows<{ name: string; stamp: string }>('SELECT name, stamp FROM stamps', types)
    return new Map([...rows].map(({ name, stamp }) => [name, stamp]))
  }

  /**
   * @param entry undefined when it is no longer public
   * @param stamp which version of its document it was made of
   */
  setEntry(name: string, entry: unknown, stamp: string): void {
    if (entry === undefined) {
      for (const table of ['entries', 'stamps']) this.#run(`DELETE FROM ${table} WHERE name = ?`).run(name)
      return
    }
    this.#run('INSERT OR REPLACE INTO entries VALUES (?, ?)').run(name, JSON.stringify(entry))
    this.#run('INSERT OR REPLACE INTO stamps VALUES (?, ?)').run(name, stamp)
  }

  files(): Iterable<FileRow> {
    const types = { path: 'string', etag: 'string', size: 'number' } as const
    return this.#rows<FileRow>('SELECT path, etag, size, br, gz, location FROM files', types)
  }

  setFile({ path, etag, size, br, gz, location }: FileRow): void {
    this.#run('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)').run(path, etag, size, br, gz, location)
  }

  deleteFile(path: string): void {
    this.#run('DELETE FROM files WHERE path = ?').run(path)
  }

  *pages(): Iterable<PageRow> {
    const sql = 'SELECT path, keys, stale_at AS staleAt, error FROM pages'
    for (const row of this.#rows<Omit<PageRow, 'keys'> & { keys: string }>(sql, { path: 'string', keys: 'string' }))
      yield { ...row, keys: row.keys.split('\n') }
  }

  setPage({ path, keys, staleAt, error }: PageRow): void {
    this.#run('INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)').run(path, keys.join('\n'), staleAt, error)
  }

  /** Notes why a file is not as it was rendered, whatever it read. */
  setError(path: string, error: string): void {
    this.#run("INSERT INTO pages VALUES (?, '', NULL, ?) ON CONFLICT (path) DO UPDATE SET error = excluded.error").run(
      path,
      error,
    )
  }

  deletePage(path: string): void {
    this.#run('DELETE FROM pages WHERE path = ?').run(path)
  }

  /** Pages that were to be rendered when the last transaction was made. */
  queue(): string[] {
    return this.#run('SELECT path FROM queue')
      .all()
      .map((row) => readAs(() => text.parse(row['path'])))
  }

  /** Whether pages were to be rendered when the last transaction was made. */
  get hasQueue(): boolean {
    return this.#run('SELECT 1 FROM queue LIMIT 1').get() !== undefined
  }

  enqueue(path: string): void {
    this.#run('INSERT OR IGNORE INTO queue VALUES (?)').run(path)
  }

  dequeue(path: string): void {
    this.#run('DELETE FROM queue WHERE path = ?').run(path)
  }

  /** In the order in which they were changed. */
  *redo(): Iterable<RedoRow> {
    for (const row of this.#run('SELECT * FROM redo ORDER BY change').iterate()) {
      yield readAs(() => redoOf(row))
    }
  }

  /** Replaces what the file was changed to before. */
  setRedo({ path, change, content }: RedoRow): void {
    const bytes = content !== undefined && 'bytes' in content ? content.bytes : null
    const copyOf = content !== undefined && 'copyOf' in content ? content.copyOf : null
    this.#run('INSERT OR REPLACE INTO redo VALUES (?, ?, ?, ?)').run(path, change, bytes, copyOf)
  }

  /** Forgets a change, unless the file was changed again since. */
  deleteRedo(path: string, change: number): void {
    this.#run('DELETE FROM redo WHERE path = ? AND change = ?').run(path, change)
  }

  /**
   * Resolves when every transaction made so far is on the disk for certain: SQLite's log holds them.
   * @throws DamagedState when the log is gone, with the whole file as like as not
   */
  async flush(): Promise<void> {
    const log = await open(`${this.#file}-wal`, 'r+').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'EISDIR' && error.code !== 'ENOTDIR') throw error
      throw new DamagedState(error.message)
    })
    try {
      await log.datasync()
    } finally {
      await log.close()
    }
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  /**
   * Rows as the statement names them. The tables are strict, but SQLite looks at what it writes and not at what it reads.
   * @param types of the columns that are never empty
   * @throws DamagedState when one is another
   */
  *#rows<Row>(sql: string, types: Partial<Record<keyof Row & string, 'string' | 'number'>>): Iterable<Row> {
    const expected = Object.entries(types)
    for (const row of this.#run(sql).iterate()) {
      for (const [column, type] of expected)
        if (typeof row[column] !== type) throw new DamagedState(`${column} is no ${String(type)}`)
      yield row as Row
    }
  }

  #run(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

function redoOf(row: Record<string, unknown>): RedoRow {
  const [bytes, copyOf] = [blob.nullable().parse(row['bytes']), text.nullable().parse(row['copy_of'])]
  return {
    path: text.parse(row['path']),
    change: whole.parse(row['change']),
    content: bytes !== null ? { bytes } : copyOf !== null ? { copyOf } : undefined,
  }
}

/** @throws DamagedState when what is read is not as it was written */
function readAs<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new DamagedState(error instanceof Error ? error.message : String(error))
  }
}
