import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, inject, it, vi } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { freshDatabase } from '../../support/mongod.ts'
import { createEntry, pageText, updateEntry } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'

describe.skipIf(inject('mongo') === undefined)('two servers on one MongoDB', () => {
  let database: ReturnType<typeof freshDatabase>
  let folder: string
  let servers: [TestServer, TestServer]
  let staff: [Api, Api]

  beforeAll(async () => {
    database = freshDatabase(inject('mongo') ?? '')
    folder = await mkdtemp(path.join(tmpdir(), 'gongyun-two-'))
    // pictures must be where both servers can read them
    for (const name of ['first', 'second', 'media']) await mkdir(path.join(folder, name))
    for (const name of ['first', 'second']) await symlink(path.join(folder, 'media'), path.join(folder, name, 'media'))
    const start = (name: string) =>
      startServer({
        dataDir: path.join(folder, name),
        databaseUrl: database.url,
        args: ['--no-sample'],
        env: { SITE_URL: 'http://gongyun.test', ADMIN_PASSWORD: 'one-for-both-servers' },
      })
    const first = await start('first')
    servers = [first, await start('second')]
    staff = [
      await administrator(first, 'one-for-both-servers'),
      await administrator(servers[1], 'one-for-both-servers'),
    ]
  })
  afterAll(async () => {
    for (const server of servers ?? []) await server.stop()
    await database?.drop()
    await rm(folder, { recursive: true, force: true })
  })

  it('should both show what is published on either, and end with equal folders', async () => {
    const work = await createEntry(staff[0], 'works', { title: '两地同时', genre: 'choir' })
    const notice = await createEntry(staff[1], 'notices', {
      title: '通知',
      kind: 'notice',
      date: '2026-11-21T00:00:00.000Z',
    })
    for (let edit = 1; edit <= 10; edit++) {
      await updateEntry(staff[edit % 2 === 0 ? 0 : 1], 'works', work.id, {
        title: `两地同时 ${edit}`,
        _status: 'published',
      })
    }
    await updateEntry(staff[0], 'notices', notice.id, { _status: 'draft' })
    for (const server of servers) {
      await vi.waitUntil(async () => (await pageText(server, `/works/${work.slug}/`)).text.includes('两地同时 10'), {
        timeout: 30_000,
      })
      await vi.waitUntil(async () => (await pageText(server, `/notices/${notice.slug}/`)).status === 404, {
        timeout: 30_000,
      })
    }
    await vi.waitUntil(
      async () => JSON.stringify(await contents('first')) === JSON.stringify(await contents('second')),
      { timeout: 30_000 },
    )
  })

  async function contents(name: string): Promise<[string, string][]> {
    const base = path.join(folder, name, 'published', 'current')
    const files: [string, string][] = []
    for (const entry of await readdir(`${base}/`, { recursive: true, withFileTypes: true })) {
      if (entry.isFile())
        files.push([
          path.relative(base, path.join(entry.parentPath, entry.name)),
          await readFile(path.join(entry.parentPath, entry.name), 'base64'),
        ])
    }
    return files.sort()
  }
})

describe('a process that writes to the embedded database while the server runs', () => {
  it('should be seen by the server', async () => {
    const server = await startServer({ args: ['--no-sample'] })
    const staff = await administrator(server)
    const work = await createEntry(staff, 'works', { title: '库里改的', genre: 'choir' })
    const database = new DatabaseSync(path.join(server.dataDir, 'gongyun.db'))
    database.exec('PRAGMA busy_timeout = 5000; BEGIN')
    database.prepare('UPDATE works SET title = ? WHERE id = ?').run('从命令行改的', work.id)
    const now = new Date().toISOString()
    database
      .prepare('INSERT INTO outbox (id, document, updated_at, created_at) VALUES (?, ?, ?, ?)')
      .run('row-1', `works/${work.id}`, now, now)
    database.exec('COMMIT')
    database.close()
    await vi.waitUntil(async () => (await pageText(server, `/works/${work.slug}/`)).text.includes('从命令行改的'), {
      timeout: 30_000,
    })
    await server.stop()
  })
})
