import { randomInt } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrationMarkerOf, sqliteFileOf } from './sqliteFile.ts'
import { StartError } from '../base/startError.ts'

const migrationsDir = path.resolve('cms/migrations')

/**
 * Makes a migration of the embedded database all or nothing. Payload runs one statement by statement (transactions are
 * off on SQLite), so a crash in the middle would leave a half that no later start could mend. Before a
 * migration the database is copied; an interrupted one is undone at the next start and then made again.
 * @param dataDir absolute path of the data folder, locked by the caller
 * @returns a function to call when the migration is complete
 * @throws StartError when the file is no database
 */
export function guardMigration(dataDir: string): () => void {
  const database = sqliteFileOf(dataDir)
  const copy = `${database}.before-migration`
  const marker = migrationMarkerOf(dataDir)
  undoInterrupted(database, copy, marker)
  rmSync(copy, { force: true })
  if (pendingMigrations(database).length === 0) return () => undefined

  if (existsSync(database)) {
    const open = new DatabaseSync(database)
    open.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`)
    open.close()
    begin('copied')
  } else begin('new')

  /** The number in both tells this database from one that somebody puts in its place meanwhile. */
  function begin(how: 'copied' | 'new'): void {
    const number = randomInt(1, 2 ** 31)
    writeFileSync(marker, `${how} ${number}`, { flush: true })
    // accounts are in it: nobody else on the machine may read it, nor the files that SQLite makes beside it
    if (how === 'new') writeFileSync(database, '', { mode: 0o600 })
    const open = new DatabaseSync(database)
    open.exec(`PRAGMA user_version = ${number}`)
    open.close()
  }

  return () => {
    rmSync(marker, { force: true })
    rmSync(copy, { force: true })
  }
}

/** Every step may be interrupted in its turn: the copy is renamed in one step and the marker goes last. */
function undoInterrupted(database: string, copy: string, marker: string): void {
  if (!existsSync(marker)) return
  const [how, number] = readFileSync(marker, 'utf8').split(' ')
  const wasNew = how === 'new'
  // a back-up that somebody put there is what they want to have
  const found = numberOf(database)
  const isAnother = number !== undefined && found !== undefined && found !== number
  if (!isAnother && (wasNew || existsSync(copy))) {
    // set aside, not deleted: it may be all that somebody has
    const aside = `${database}.interrupted-${Date.now()}`
    for (const ending of ['', '-wal', '-shm', '-journal']) {
      if (existsSync(`${database}${ending}`)) renameSync(`${database}${ending}`, `${aside}${ending}`)
    }
    if (!wasNew) renameSync(copy, database)
  }
  rmSync(marker)
}

/** The number that a migration gave a database; undefined of one that is missing, empty or cannot be read. */
function numberOf(database: string): string | undefined {
  if (statSync(database, { throwIfNoEntry: false })?.size === 0 || !existsSync(database)) return undefined
  let open: DatabaseSync | undefined
  try {
    // not only to read: a write that was cut off is taken back by that
    open = new DatabaseSync(database)
    return String(open.prepare('PRAGMA user_version').get()?.['user_version'])
  } catch {
    return undefined
  } finally {
    open?.close()
  }
}

/** The committed migrations that a database has not had yet; all of them for one that is not there. */
export function pendingMigrations(database: string): string[] {
  const committed = readdirSync(migrationsDir)
    .filter((file) => /^\d.*\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
  if (!existsSync(database)) return committed
  let open: DatabaseSync | undefined
  try {
    // not only to read: a write that was cut off is taken back by that
    open = new DatabaseSync(database)
    const made = new Set(
      open
        .prepare('SELECT name FROM payload_migrations')
        .all()
        .map((row) => row['name']),
    )
    return committed.filter((name) => !made.has(name))
  } catch (error) {
    // a database that was never migrated has no such table
    if (/no such table/.test(String(error))) return committed
    throw new StartError(
      `数据库文件 ${database} 打不开，可能已损坏。请用备份恢复它再启动。确实要从头开始，请先把整个数据目录移走。`,
    )
  } finally {
    open?.close()
  }
}
