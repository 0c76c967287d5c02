import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { administrator, type Api } from '../support/api.ts'
import { onEachDatabase } from '../support/databases.ts'
import { createEntry, pageText, publish, type Stored } from '../support/entries.ts'
import { expectWhole } from '../support/fullRender.ts'
import { startServer, type TestServer } from '../support/server.ts'

const mount = (...options: string[]) => execFileSync('mount', options, { stdio: 'pipe' })
const unmount = (folder: string) => execFileSync('umount', [folder], { stdio: 'pipe' })

/** Why no file system can be mounted here; undefined when it can. */
function whyNot(): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongyun-mount-'))
  try {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'none', folder)
    unmount(folder)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : String(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const reason = whyNot()
if (reason !== undefined)
  console.warn(`\n!!! 满盘和只读盘的测试被跳过：这里不能挂载文件系统（要 Linux 和 root；${reason}）。\n`)

onEachDatabase(({ create }) => {
  describe.skipIf(reason !== undefined)('a published folder that cannot be written', () => {
    let database: ReturnType<typeof create>
    let dataDir: string
    let published: string
    let server: TestServer
    let staff: Api
    let work: Stored

    beforeAll(async () => {
      database = create()
      dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-disk-'))
      published = path.join(dataDir, 'published')
      mkdirSync(published)
      mount('-t', 'tmpfs', '-o', 'size=150m', 'none', published)
      server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
      staff = await administrator(server)
      work = await createEntry(staff, 'works', { title: '原来的', slug: 'work', genre: 'choir' })
    })
    afterAll(async () => {
      await server?.stop()
      unmount(published)
      rmSync(dataDir, { recursive: true, force: true })
      await database?.drop()
    })

    it.each([
      {
        state: 'full',
        begin: () => fill(path.join(published, 'filler')),
        end: () => rmSync(path.join(published, 'filler')),
      },
      {
        state: 'read-only',
        begin: () => {
          mount('--bind', published, published)
          mount('-o', 'remount,ro,bind', published)
        },
        end: () => unmount(published),
      },
    ])('should lose nothing while it is $state, say so, and go on by itself', async ({ state, begin, end }) => {
      const page = async () => (await pageText(server, '/works/work/')).text
      const before = await page()
      const title = `磁盘 ${state} 时改的`
      const printed = server.output().length
      begin()
      try {
        await publish(staff, 'works', work.id, { title })
        await vi.waitFor(async () => expect(await health(server)).toEqual([503, 'failing']), { timeout: 30_000 })
        expect((await staff.request('GET', `/api/works/${work.id}`)).body['title']).toBe(title)
        expect(await page()).toBe(before)
        expect(server.output().slice(printed)).toContain('发布没有成功，稍后自动重试；公众看到的仍是上一次的页面')
      } finally {
        end()
      }
      await vi.waitFor(async () => expect(await page()).toContain(title), { timeout: 30_000 })
      await vi.waitFor(async () => expect(await health(server)).toEqual([200, 'ok']), { timeout: 30_000 })
      await vi.waitFor(() => expectWhole(server, staff), { timeout: 30_000 })
    })
  })
})

/** Takes up all space that is left on the file system of a file. */
function fill(file: string): void {
  writeFileSync(file, '')
  for (const size of [1 << 20, 4096]) {
    const block = Buffer.alloc(size)
    const { bavail, bsize } = statfsSync(path.dirname(file))
    for (let left = Math.floor((bavail * bsize) / size); left > 0; left--) {
      try {
        writeFileSync(file, block, { flag: 'a' })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
        break
      }
    }
  }
}

async function health(server: TestServer): Promise<[number, string]> {
  const response = await fetch(`${server.url}/healthz`)
  return [response.status, ((await response.json()) as { publisher: string }).publisher]
}
