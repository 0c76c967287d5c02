import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { SynonymPreview } from '../../../site/search/query/synonymPreview.ts'
import { administrator, type Api, visitor } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText } from '../../support/entries.ts'
import { expectWhole } from '../../support/fullRender.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const address = '/api/globals/synonyms'

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let dataDir: string

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-synonyms-'))
    await start()
    staff = await administrator(server)
    for (const title of ['合唱入门', '声乐小课', '周三唱歌'])
      await createEntry(staff, 'works', { title, genre: 'paper-cut' })
    // the index follows what somebody waits for
    await vi.waitFor(async () => expect(await found('唱歌')).toEqual(['周三唱歌']), {
      timeout: 60_000,
      interval: 1_000,
    })
  }, 120_000)
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  async function start(): Promise<void> {
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
  }

  /** Titles on the search page as the server answers it, for whoever has no script. */
  async function found(text: string, more = ''): Promise<string[]> {
    const { text: page } = await pageText(server, `/search/?q=${encodeURIComponent(text)}${more}`)
    const titles = [...page.matchAll(/<h3><a href="\/works\/[^"]*">(.*?)<\/a><\/h3>/g)]
    return titles.map(([, title = '']) => title.replaceAll(/<[^>]*>/g, ''))
  }

  const save = (...groups: string[]) =>
    staff.request<{ errors?: { data?: { errors?: { path: string; message: string }[] } }[] }>('POST', address, {
      groups: groups.map((words) => ({ words })),
    })
  const preview = (words: string, as = staff) =>
    as.request<SynonymPreview & { errors?: { message: string }[] }>(
      'GET',
      `${address}/preview?words=${encodeURIComponent(words)}`,
    )

  describe('words that the union says mean the same', () => {
    it('should be found for each other as soon as they are saved, and no longer once they are taken out', async () => {
      expect((await pageText(server, '/search/synonyms.txt')).status).toBe(404)
      expect((await save('唱歌 合唱 聲樂')).status).toBe(200)
      expect(await pageText(server, '/search/synonyms.txt')).toEqual({ status: 200, text: '唱歌\t合唱\t声乐\n' })
      const titles = await found('唱歌')
      expect([titles[0], [...titles].sort()]).toEqual(['周三唱歌', ['合唱入门', '周三唱歌', '声乐小课'].sort()])
      expect(await found('唱歌', '&exact=1')).toEqual(['周三唱歌'])
      await expectWhole(server, staff)

      expect((await save()).status).toBe(200)
      expect((await pageText(server, '/search/synonyms.txt')).status).toBe(404)
      expect(await found('唱歌')).toEqual(['周三唱歌'])
      await expectWhole(server, staff)
    })

    it('should be public after a restart as they were', async () => {
      await save('唱歌 合唱')
      await server.stop()
      await start()
      staff = await administrator(server)
      expect((await found('唱歌')).sort()).toEqual(['合唱入门', '周三唱歌'])
      await save()
    })

    it('should be refused where a search could not use them, and then stay as they were', async () => {
      await save('唱歌 合唱')
      const before = await staff.request('GET', address)
      const messages = async (...groups: string[]) => {
        const { status, body } = await save(...groups)
        return [status, body.errors?.[0]?.data?.errors?.map(({ path, message }) => `${path}：${message}`)]
      }
      expect(await messages('唱歌 合唱', '歌')).toEqual([
        400,
        ['groups.1.words：第 2 组只有“歌”一个词。请再写意思相同的词，用空格隔开，例如“唱歌 合唱 声乐”；不要了就删去。'],
      ])
      expect(await messages('唱歌 合唱', '比赛 大赛 歌')).toEqual([
        400,
        ['groups.1.words：第 2 组“歌”只有一个字，会找到太多不相干的。请写两个字以上的词。'],
      ])
      expect(await messages('唱歌 合唱', '聲樂 唱歌')).toEqual([
        400,
        ['groups：第 2 组的“唱歌”在第 1 组里已经有了。一个词只能在一组里：请从其中一组去掉，或把两组合成一组。'],
      ])
      const many = Array.from({ length: 201 }, (_, at) => `唱歌${at} 合唱${at}`)
      expect(await messages(...many)).toEqual([400, ['groups：同义词组有 201 行，最多 200 行，请减少，或分成几条。']])
      expect((await staff.request('GET', address)).body).toEqual(before.body)
    })

    it('should be told of in the audit log', async () => {
      await save('跳舞 舞蹈')
      const { body } = await staff.request<{ docs: object[] }>(
        'GET',
        '/api/audits?where[document][equals]=synonyms&sort=-at&limit=1',
      )
      expect(body.docs[0]).toMatchObject({ action: 'change', title: '同义词', changes: '同义词组' })
    })
  })

  describe('what words would find', () => {
    it('should be told before they are saved, from what is published', async () => {
      const { status, body } = await preview('唱歌 合唱 KTV')
      expect([status, body]).toEqual([
        200,
        {
          total: 2,
          words: [
            { word: '唱歌', own: 1, added: ['合唱入门'] },
            { word: '合唱', own: 1, added: ['周三唱歌'] },
            { word: 'KTV', own: 0, added: expect.arrayContaining(['周三唱歌', '合唱入门']) },
          ],
        },
      ])
    })

    it('should be told of no group that could not be saved, and to no visitor', async () => {
      expect(await preview('歌')).toMatchObject({
        status: 400,
        body: { errors: [{ message: expect.stringContaining('这一组只有“歌”一个词。') }] },
      })
      expect((await preview('唱'.repeat(300))).status).toBe(400)
      expect((await staff.request('GET', `${address}/preview`)).status).toBe(400)
      expect((await preview('唱歌 合唱', visitor(server))).status).toBe(403)
    })

    it('should be told so often a minute, and to others still', async () => {
      const answers = await Promise.all(Array.from({ length: 130 }, () => preview('唱歌 合唱')))
      const statuses = new Set(answers.map(({ status }) => status))
      expect(statuses.has(429)).toBe(true)
      expect([...statuses].every((status) => [200, 429, 503].includes(status))).toBe(true)
    })
  })
})
