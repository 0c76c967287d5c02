import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pino from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DamageWatch, isDamaged } from '../../../cms/server/checks/damageWatch.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gongyun-damage-'))
  file = path.join(folder, 'gongyun.db')
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE works (id TEXT PRIMARY KEY, title TEXT)')
  database.exec('BEGIN')
  const insert = database.prepare('INSERT INTO works VALUES (?, ?)')
  for (let row = 0; row < 2_000; row++) insert.run(`id-${row}`, '劳动者之歌'.repeat(20))
  database.exec('COMMIT')
  database.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Overwrites every 37th page, as a failing disk would. */
function damage(): void {
  const open = openSync(file, 'r+')
  for (let at = 4096 * 20; at < statSync(file).size; at += 4096 * 37)
    writeSync(open, Buffer.alloc(4096, 0xff), 0, 4096, at)
  closeSync(open)
}

it('should find nothing in a database that is whole, while somebody writes into it', async () => {
  const database = new DatabaseSync(file)
  database.exec("BEGIN IMMEDIATE; UPDATE works SET title = '新'")
  expect(await isDamaged(file)).toBe(false)
  database.exec('COMMIT')
  database.close()
})

it('should find pages that were overwritten', async () => {
  damage()
  expect(await isDamaged(file)).toBe(true)
})

it('should take a file that is no database for a damaged one', async () => {
  writeFileSync(file, Buffer.alloc(8192, 'x'))
  expect(await isDamaged(file)).toBe(true)
})

it('should not call damaged what cannot be looked at', async () => {
  await expect(isDamaged(path.join(folder, 'nowhere.db'))).rejects.toThrow()
})

it('should know after its first look, and end with the server', async () => {
  damage()
  const watch = new DamageWatch(file, pino({ level: 'silent' }))
  watch.start()
  expect(watch.isDamaged).toBe(false)
  await vi.waitFor(() => expect(watch.isDamaged).toBe(true), { timeout: 10_000 })
  await watch.stop()
})
