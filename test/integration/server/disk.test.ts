import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { administrator, type Api, firstPassword, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, publish, type Stored } from '../../support/entries.ts'
import { expectWhole } from '../../support/fullRender.ts'
import { canMount, fill, mount, unmount } from '../../support/mounting.ts'
import { printed } from '../../support/printed.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const isPossible = canMount()

onEachDatabase((database) => {
  const { create } = database
  describe.skipIf(!isPossible)('a published folder that cannot be written', () => {
    let entries: ReturnType<typeof create>
    let dataDir: string
    let published: string
    let server: TestServer
    let staff: Api
    let work: Stored

    beforeAll(async () => {
      entries = create()
      dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-disk-'))
      published = path.join(dataDir, 'published')
      mkdirSync(published)
      mount('-t', 'tmpfs', '-o', 'size=150m', 'none', published)
      server = await startServer({ databaseUrl: entries.url, dataDir, args: ['--no-sample'] })
      staff = await administrator(server)
      work = await createEntry(staff, 'works', { title: '原来的', slug: 'work', genre: 'choir' })
    })
    afterAll(async () => {
      await server?.stop()
      unmount(published)
      rmSync(dataDir, { recursive: true, force: true })
      await entries?.drop()
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
      const { length } = server.output()
      begin()
      try {
        await publish(staff, 'works', work.id, { title })
        await vi.waitFor(async () => expect(await health(server)).toEqual([503, 'failing']), { timeout: 30_000 })
        expect((await staff.request('GET', `/api/works/${work.id}`)).body['title']).toBe(title)
        expect(await page()).toBe(before)
        await expect
          .poll(() => server.output().slice(length))
          .toContain('发布没有成功，稍后自动重试；公众看到的仍是上一次的页面')
      } finally {
        end()
      }
      await vi.waitFor(async () => expect(await page()).toContain(title), { timeout: 30_000 })
      await vi.waitFor(async () => expect(await health(server)).toEqual([200, 'ok']), { timeout: 30_000 })
      await expectWhole(server, staff)
    })
  })

  describe.skipIf(!isPossible)('a data folder whose disk is full', () => {
    const isEmbedded = database.name === 'SQLite'
    let folder: ReturnType<typeof create>
    let dataDir: string
    let server: TestServer
    let staff: Api

    beforeAll(async () => {
      folder = create()
      dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-full-'))
      mount('-t', 'tmpfs', '-o', 'size=220m', 'none', dataDir)
      server = await startServer({ databaseUrl: folder.url, dataDir, args: ['--no-sample'] })
      staff = await administrator(server)
    })
    afterAll(async () => {
      await server?.stop()
      unmount(dataDir)
      rmSync(dataDir, { recursive: true, force: true })
      await folder?.drop()
    })

    const picture = async () => {
      const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b3261e' } })
        .png()
        .toBuffer()
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), '红.png')
      form.set('_payload', JSON.stringify({ alt: '红' }))
      return staff.request<{ doc: { id: string } }>('POST', '/api/media', form)
    }

    it('should refuse what it could only write in half, in Chinese, and let administrators in to clear it', async () => {
      const work = await createEntry(staff, 'works', { title: '原来的', slug: 'before', genre: 'choir' })
      const stored = await picture()
      expect(stored.status).toBe(201)
      const filler = path.join(dataDir, 'filler')
      fill(filler)
      const { length } = server.output()

      const text = '磁盘满了，这次没有保存，什么都没有改。请先把写好的文字复制到别处，并告诉管理员。'
      const refused = await picture()
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([507, expect.stringContaining(text)])
      const saved = await staff.request('PATCH', `/api/works/${work.id}`, { title: '改过的题目' })
      if (isEmbedded) {
        expect([saved.status, JSON.stringify(saved.body)]).toEqual([507, expect.stringContaining(text)])
        expect((await staff.request('GET', `/api/works/${work.id}`)).body['title']).toBe('原来的')
      } else expect(saved.status).toBe(200)

      for (let time = 0; time < 5; time++) {
        const again = await administratorAgain()
        expect((await again.request('GET', '/api/users/me')).status).toBe(200)
      }
      const again = await administratorAgain()
      expect((await again.request('DELETE', `/api/media/${stored.body.doc.id}?trash=true`)).status).toBe(200)
      expect((await again.request('DELETE', `/api/works?where[id][equals]=${work.id}`)).status).toBe(200)
      expect((await printed(server)).slice(length)).not.toMatch(/admin@gongyun|pbkdf2|改过的题目/)

      rmSync(filler)
      await vi.waitFor(async () => expect((await picture()).status).toBe(201), { timeout: 30_000 })
    })

    async function administratorAgain(): Promise<Api> {
      return login(server, 'admin@gongyun.local', await firstPassword(server))
    }
  })
})

async function health(server: TestServer): Promise<[number, string]> {
  const response = await fetch(`${server.url}/healthz`)
  return [response.status, ((await response.json()) as { publisher: string }).publisher]
}
