import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkBuilt, untilBuilt, untilMayMigrate } from '../../../cms/server/checks/built.ts'

let checkout: string
const build = async (file: string): Promise<void> => {
  await mkdir(path.dirname(path.join(checkout, file)), { recursive: true })
  await writeFile(path.join(checkout, file), '')
}

beforeEach(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'gongyun-built-'))
  await build('cms/.build/cmsProcess.js')
  await build('site/.build/server/entry.mjs')
  await build('cms/.next/BUILD_ID')
})
afterEach(() => rm(checkout, { recursive: true }))

it('should let a server start when everything is built', () => {
  expect(() => checkBuilt(checkout, false)).not.toThrow()
})

it.each([
  ['服务器', 'cms/.build'],
  ['网站', 'site/.build'],
  ['后台', 'cms/.next'],
])('should refuse a start by hand when %s is not built, and name it', async (subject, folder) => {
  await rm(path.join(checkout, folder), { recursive: true })
  expect(() => checkBuilt(checkout, false)).toThrow(
    `${subject}还没有构建，或构建没有完成。请运行 npm start，它会先构建好再启动。`,
  )
})

it('should let only the admin be built later', async () => {
  await rm(path.join(checkout, 'cms/.next'), { recursive: true })
  expect(() => checkBuilt(checkout, true)).not.toThrow()
  await rm(path.join(checkout, 'cms/.build'), { recursive: true })
  expect(() => checkBuilt(checkout, true)).toThrow('服务器')
})

/** Whether something waits for a file: it ends when that is there, and not before. */
async function waits(waiting: Promise<void>, file: string): Promise<boolean> {
  const ended = waiting.then(() => existsSync(path.join(checkout, file)))
  await build('other')
  await build(file)
  return ended
}

it('should wait for the admin where it is to follow', async () => {
  await untilBuilt(undefined)
  await untilBuilt(path.join(checkout, 'cms/.next/BUILD_ID'))
  expect(await waits(untilBuilt(path.join(checkout, 'built')), 'built')).toBe(true)
})

it('should go on without the admin to a database that is not there yet, and to no other', async () => {
  const settings = { dataDir: checkout, databaseUrl: undefined }
  const adminWhen = path.join(checkout, 'built')
  await untilMayMigrate(settings, adminWhen)
  await build('gongyun.db')
  await untilMayMigrate(settings, undefined)
  expect(await waits(untilMayMigrate(settings, adminWhen), 'built')).toBe(true)
})
