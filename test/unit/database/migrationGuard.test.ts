import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { guardMigration, pendingMigrations } from '../../../cms/database/migrationGuard.ts'

let dataDir: string
let file: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-migration-'))
  file = path.join(dataDir, 'gongyun.db')
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function run(sql: string): void {
  const open = new DatabaseSync(file)
  open.exec(sql)
  open.close()
}
function tables(): unknown[] {
  const open = new DatabaseSync(file)
  const found = open.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  open.close()
  return found.map(({ name }) => name)
}

it.each([true, false])(
  'should undo an interrupted migration, and use a back-up put there meanwhile (new: %s)',
  (isNew) => {
    if (!isNew) run('CREATE TABLE old (id)')
    guardMigration(dataDir)
    run('CREATE TABLE half (id)')
    guardMigration(dataDir)
    expect(tables()).toEqual(isNew ? [] : ['old'])
    run('CREATE TABLE half (id)')
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
    run('CREATE TABLE restored (id)')
    guardMigration(dataDir)
    expect(tables()).toEqual(['restored'])
  },
)

it('should put the copy back where the database is gone or empty', () => {
  run('CREATE TABLE old (id)')
  guardMigration(dataDir)
  writeFileSync(file, '')
  guardMigration(dataDir)
  expect(tables()).toEqual(['old'])
  guardMigration(dataDir)()
  expect(existsSync(`${file}.migrating`)).toBe(false)
})

it('should take back a write that was cut off with its rollback journal beside the file, and call nothing damaged', () => {
  run(
    "CREATE TABLE payload_migrations (name); INSERT INTO payload_migrations VALUES ('one'); CREATE TABLE texts (text)",
  )
  const [before, elsewhere] = [pendingMigrations(file), path.join(dataDir, 'written.db')]
  copyFileSync(file, elsewhere)
  const writer = new DatabaseSync(elsewhere)
  writer.exec('PRAGMA cache_size = 1; BEGIN; DELETE FROM payload_migrations')
  const insert = writer.prepare('INSERT INTO texts VALUES (?)')
  for (let row = 0; row < 200; row++) insert.run('x'.repeat(4_000))
  // as a power cut leaves them
  for (const ending of ['', '-journal']) copyFileSync(elsewhere + ending, file + ending)
  writer.close()
  expect(existsSync(`${file}-journal`)).toBe(true)
  expect(pendingMigrations(file)).toEqual(before)
  const open = new DatabaseSync(file)
  expect(open.prepare('SELECT name FROM payload_migrations').all()).toEqual([{ name: 'one' }])
  expect(open.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  open.close()
})
