import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { guardMigration } from '../../../cms/database/migrationGuard.ts'

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
