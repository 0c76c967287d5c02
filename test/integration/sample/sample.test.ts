import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { entryPath, listPath } from '../../../site/catalogue/urls.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, type Stored, updateEntry } from '../../support/entries.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import { aLoad, copySampleData } from '../../support/sampleData.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const sampleWork = 'dawn-on-the-plateau'

type Found = { docs: Stored[]; totalDocs: number }

// A load is dear, so each test goes on where the one before it ended.
onEachDatabase(({ name, create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api
  let own: Stored
  let total: number

  const start = async () => {
    server = await startServer({ dataDir, databaseUrl: database.url })
    staff = await administrator(server)
  }
  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-test-'))
    await copySampleData(dataDir, database.url)
    await start()
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const removed = (count: number) =>
    `✓ 演示数据已删除：${count} 条。网站名称、地址和电话若仍是演示的，请在后台“网站”里改成本单位的。`
  const page = (path: string) => pageText(server, path)
  const find = async (collection: string, query = 'limit=1') =>
    (await staff.request<Found>('GET', `/api/${collection}?${query}`)).body

  /** The lists of all libraries, and a page behind the front of those that fill one. */
  const expectLists = async (): Promise<void> => {
    for (const collection of pageCollections)
      expect([collection, (await page(listPath(collection))).status]).toEqual([collection, 200])
    for (const collection of ['courses', 'works', 'talents'] as const)
      expect([collection, (await page(listPath(collection, 1))).status]).toEqual([collection, 200])
  }

  /** Runs npm run sample:load or sample:remove. */
  async function sample(verb: 'load' | 'remove'): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, ['cms/server/commands/sample.ts', verb], {
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: database.url ?? '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [output] = await Promise.all([text(child.stdout), once(child, 'close')])
    return { code: child.exitCode, output: output.trim() }
  }

  describe('the sample content', () => {
    it('should be loaded at the first start, fill every list, and several pages of the largest', async () => {
      await expectLists()
      expect((await page('/')).text).toContain('演示数据')
    })

    it('should be left as an editor changed it when it is loaded again', async () => {
      const { docs } = await find('works', `where[slug][equals]=${sampleWork}`)
      await updateEntry(staff, 'works', docs[0]?.id ?? '', { title: '编辑改过的题目', _status: 'published' })
      const { code, output } = await sample('load')
      expect(code).toBe(0)
      const [, kept] = /^✓ 演示数据已载入：新建 0 条，原有 (\d+) 条未动。$/.exec(output) ?? []
      total = Number(kept)
      expect(total).toBeGreaterThan(200)
      expect((await page(entryPath('works', sampleWork))).text).toContain('编辑改过的题目')
    })

    it('should go in one step while the server runs, and nothing else with it', async () => {
      const author = (await find('talents')).docs[0] as Stored & { name: string }
      const picture = (await find('media')).docs[0]
      own = await createEntry(staff, 'works', {
        title: '我们自己的作品',
        genre: 'choir',
        authors: [author.id],
        picture: picture?.id,
      })
      expect((await page(entryPath('works', own.slug))).text).toContain(author.name)

      // as anybody could once: a copy of a mark, and one that no file has
      const make = (title: string) => createEntry(staff, 'works', { title, genre: 'choir' })
      const marked = [await make('一个作品'), await make('另一个作品')] as const
      await server.stop()
      const raw = await openRaw(dataDir, database.url)
      await raw.setMark('works', marked[0].id, `works/${sampleWork}`)
      await raw.setMark('works', marked[1].id, 'works/anything')
      await raw.close()
      await start()
      const { code, output } = await sample('remove')
      const [line, left] = output.split('\n')
      expect([code, line]).toEqual([0, removed(total)])
      expect(left).toContain('另有 2 条带着演示标记')
      for (const { id } of marked) {
        expect(left).toContain(`works/${id}`)
        const deletedAt = new Date().toISOString()
        expect((await staff.request('PATCH', `/api/works/${id}`, { deletedAt })).status).toBe(200)
        expect((await staff.request('DELETE', `/api/works/${id}?trash=true`)).status).toBe(200)
      }
      for (const collection of [...pageCollections, 'media', 'recordings', 'files', 'units']) {
        const left = (await find(collection)).totalDocs
        expect([collection, left]).toEqual([collection, collection === 'works' ? 1 : 0])
      }
      const folders = await readdir(path.join(dataDir, 'media'), { recursive: true })
      expect(folders.sort()).toEqual(['files', 'recordings'])
      expect((await page(entryPath('works', sampleWork))).status).toBe(404)
      for (const collection of pageCollections) {
        const list = await page(listPath(collection))
        expect([list.status, list.text.includes('演示数据')]).toEqual([200, false])
        expect((await page(listPath(collection, 1))).status).toBe(404)
      }
      expect((await page('/')).text).not.toContain('演示数据')
      const kept = await page(entryPath('works', own.slug))
      expect(kept.status).toBe(200)
      expect(kept.text).toContain('我们自己的作品')
      expect(kept.text).not.toContain(author.name)
    })

    it('should be removed a second time without a complaint', async () => {
      expect(await sample('remove')).toEqual({ code: 0, output: removed(0) })
    })

    it('should not come back by itself at the next start', async () => {
      await server.stop()
      await start()
      expect((await page('/')).text).not.toContain('演示数据')
      expect((await find('works')).totalDocs).toBe(1)
    })

    // what copySampleData copies was loaded at a first start on this very database; a second load is dear
    if (name === 'MongoDB' || process.env['GONGYUN_RUNS'] === undefined) return
    it('should come back when it is loaded, also while no server runs', { timeout: aLoad }, async () => {
      await server.stop()
      const { code, output } = await sample('load')
      expect(code).toBe(0)
      expect(output).toContain(`✓ 演示数据已载入：新建 ${total} 条，原有 0 条未动。`)
      await start()
      expect((await page(entryPath('works', sampleWork))).text).not.toContain('编辑改过的题目')
      await expectLists()
      expect((await page('/')).text).toContain('演示数据')
      expect((await page(entryPath('works', own.slug))).text).toContain('我们自己的作品')
    })
  })
})
