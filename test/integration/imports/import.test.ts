import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText } from '../../support/entries.ts'
import { exportOf, imported, previewed, type ShownBatch, texts, undone, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import type { TestServer } from '../../support/server.ts'
import { zipOf } from '../../support/zipOf.ts'

onEachDatabase((database) => {
  let site: ImportSite
  let server: TestServer
  let chief: Api
  const use = (started: ImportSite): void => {
    site = started
    ;({ server, chief } = started)
  }

  beforeAll(async () => use(await startImportSite(database)))
  afterAll(() => site.stop())

  it('should name every bad cell of a bad workbook and write nothing', async () => {
    const before = await site.dump()
    const { batch, preview } = await previewed(
      server,
      chief,
      'performances',
      await workbook({
        演出: [
          ['编号', '名称*', '类别*', '入场方式*', '开演时间', '主办工会', '海报文件名'],
          ['示例', '例子', '', '', '', '', ''],
          ['', '秋之声', '文艺演唱', '免票入场', '', '没有的工会', '没有.jpg'],
          ['', '', '文艺演出', '', '', '', ''],
        ],
        场次: [
          ['编号', '所属条目', '开始*', '结束', '地点'],
          ['', '秋之声', '2026年13月40日', '', '没有的剧院'],
          ['', '冬之声', '2026-11-22 19:30', '', ''],
        ],
      }),
    )
    expect(batch.state).toBe('previewed')
    expect(preview?.problems.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`)).toEqual(['演出 1 开演时间'])
    const second = await previewed(
      server,
      chief,
      'performances',
      await workbook({
        演出: [
          ['编号', '名称*', '类别*', '入场方式*', '主办工会', '海报文件名'],
          ['示例', '例子', '', '', '', ''],
          ['', '秋之声', '文艺演唱', '', '没有的工会', '没有.jpg'],
          ['', '', '文艺演出', '', '', ''],
        ],
        场次: [
          ['编号', '所属条目', '开始*', '结束', '地点'],
          ['', '秋之声', '2026年13月40日', '', '没有的剧院'],
          ['', '冬之声', '2026-11-22 19:30', '', ''],
        ],
      }),
    )
    expect(second.preview?.problems.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`)).toEqual([
      '演出 3 类别',
      '演出 3 主办工会',
      '演出 3 海报文件名',
      '演出 4 名称',
      '场次 2 开始',
      '场次 2 地点',
      '场次 3 所属条目',
    ])
    expect(second.preview?.problems[0]?.message).toMatch(/没有「文艺演唱」这一项.*文艺演出/)
    const refused = await chief.request('POST', `/api/import/batches/${second.batch.id}/confirm`, { publish: false })
    expect(refused.status).toBe(409)
    expect(await site.dump()).toEqual(before)
  })

  it('should change nothing by an import of an export, in xlsx and in csv', async () => {
    await createEntry(chief, 'venues', {
      title: '',
      name: '职工剧场',
      kind: 'palace',
      address: '春融街 1 号',
      facilities: ['舞台', '饮水机'],
      longitude: -102.5,
    })
    await createEntry(chief, 'works', { title: '=高原晨曲', genre: 'choir', year: 2024, body: list('一', '二') })
    const show = await createEntry(chief, 'performances', {
      title: '秋之声',
      kind: 'performance',
      admission: 'free',
      showings: [{ start: '2026-11-22T11:30:12.345Z', cancelled: true, note: '专场' }],
      programme: [{ title: '开场' }, { title: '合唱', form: 'choir' }],
      safety: { officer: '张', expected: 300 },
    })
    await chief.request('PATCH', `/api/performances/${show.id}?draft=true`, { summary: '新写的摘要' })
    const before = await site.dump()
    for (const library of ['venues', 'works', 'performances']) {
      for (const format of ['xlsx', 'csv'] as const) {
        const { file, sheets } = await exportOf(server, chief, library, format)
        expect(sheets[0]?.rows.length).toBeGreaterThan(1)
        const { batch, preview } = await previewed(server, chief, library, file, { name: `a.${format}` })
        expect(preview?.problems).toEqual([])
        expect(batch).toMatchObject({ created: 0, updated: 0, errors: 0 })
        expect(batch.unchanged).toBe((sheets[0]?.rows.length ?? 0) - 1)
        await imported(chief, { batch, preview })
      }
    }
    expect(await site.dump()).toEqual(before)
  })

  it('should create and change by code, bring in pictures, and restore the exact state by undo', async () => {
    const known = (await exportOf(server, chief, 'performances')).sheets[0]?.rows[1]
    const before = await site.dump()
    const files = await site.pictureFiles()
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b3261e' } })
      .png()
      .toBuffer()
    const shown = await previewed(
      server,
      chief,
      'performances',
      await workbook({
        演出: [
          ['编号', '名称', '类别', '入场方式', '海报文件名', '海报替代文字', '安全责任（不公开）/预计人数', '正文'],
          [texts(known)[0] ?? '', '秋之声（加演）', '文艺演出', '免费入场', '海报.png', '红底的海报', 500, '一段'],
          ['2026-X1', '冬之声', '综合汇演', '免费入场', '海报.png', '', '', ''],
        ],
        场次: [
          ['编号', '开始', '地点'],
          ['2026-X1', '2026年12月1日 下午7点半', '职工剧场'],
        ],
      }),
      { publish: true, pictures: zipOf({ '图片/海报.png': picture }) },
    )
    expect(shown.preview?.problems).toEqual([])
    expect(shown.batch).toMatchObject({ created: 1, updated: 1, errors: 0 })
    expect(shown.preview?.rows[0]?.changes.map(({ header }) => header)).toEqual(
      expect.arrayContaining(['名称', '海报文件名', '正文']),
    )
    const done = await imported(chief, shown, true)
    expect(done).toMatchObject({ state: 'done', problem: null })
    await vi.waitUntil(async () => (await pageText(server, '/performances/dong-zhi-sheng/')).text.includes('冬之声'), {
      timeout: 20_000,
    })
    expect((await pageText(server, '/performances/dong-zhi-sheng/')).text).toContain('19:30')
    const repeated = await exportOf(server, chief, 'performances')
    expect(repeated.sheets[0]?.rows.map((row) => texts(row)[0])).toContain('2026-X1')

    expect(await undone(chief, done)).toMatchObject({ state: 'undone' })
    expect(await site.dump()).toEqual(before)
    expect(await site.pictureFiles()).toEqual(files)
    await vi.waitUntil(async () => (await pageText(server, '/performances/dong-zhi-sheng/')).status === 404, {
      timeout: 20_000,
    })
  })

  it('should take everything back when a picture turns out to be damaged', async () => {
    const before = await site.dump()
    const files = await site.pictureFiles()
    const picture = await sharp({
      create: {
        width: 600,
        height: 400,
        channels: 3,
        background: '#1d6a63',
        noise: { type: 'gaussian', mean: 9, sigma: 9 },
      },
    })
      .png()
      .toBuffer()
    const rows = [
      ['编号', '名称', '门类', '主图文件名'],
      ['', '图好的', '合唱', '好.png'],
      ['', '图坏的', '合唱', '坏.png'],
    ]
    const pictures = zipOf({ '好.png': picture, '坏.png': picture.subarray(0, picture.length / 2) })
    const shown = await previewed(server, chief, 'works', await workbook({ 作品库: rows }), { pictures })
    expect(shown.batch).toMatchObject({ created: 2, errors: 0 })
    const end = await imported(chief, shown)
    expect(end).toMatchObject({ state: 'rolled-back', problem: expect.stringContaining('坏.png') })
    expect(await site.dump()).toEqual(before)
    expect(await site.pictureFiles()).toEqual(files)
  })

  it('should refuse to undo what somebody has changed since, naming it', async () => {
    const shown = await previewed(
      server,
      chief,
      'notices',
      await workbook({
        公告动态: [
          ['标题', '类别', '日期'],
          ['停水通知', '公告', '2026/11/25'],
        ],
      }),
    )
    const done = await imported(chief, shown)
    const [made] = (
      await chief.request<{ docs: { id: string }[] }>('GET', '/api/notices?draft=true&limit=1&sort=-createdAt')
    ).body.docs
    await chief.request('PATCH', `/api/notices/${made?.id}?draft=true`, { summary: '改过' })
    const refused = await chief.request<{ errors: { message: string }[] }>(
      'POST',
      `/api/import/batches/${done.id}/undo`,
    )
    expect(refused.status).toBe(409)
    expect(refused.body.errors[0]?.message).toContain('停水通知')
  })

  it('should take a batch back whole when the server is killed in the middle of it', async () => {
    const before = await site.dump()
    const rows = Array.from({ length: 1_000 }, (_, index) => ['', `夜间导入的作品 ${index}`, '合唱'])
    const shown: ShownBatch = await previewed(
      server,
      chief,
      'works',
      await workbook({ 作品库: [['编号', '名称', '门类'], ...rows] }),
      { publish: true },
    )
    expect(shown.batch).toMatchObject({ created: 1_000, errors: 0 })
    await chief.request('POST', `/api/import/batches/${shown.batch.id}/confirm`, { publish: true })
    await vi.waitUntil(
      async () =>
        (await chief.request<ShownBatch>('GET', `/api/import/batches/${shown.batch.id}`)).body.batch.progress > 0,
      { timeout: 60_000, interval: 5 },
    )
    await server.kill()
    expect((await site.dump())['works']?.length).toBeGreaterThan(before['works']?.length ?? 0)
    use(await site.restart())
    const { batch } = (await chief.request<ShownBatch>('GET', `/api/import/batches/${shown.batch.id}`)).body
    expect(batch).toMatchObject({ state: 'rolled-back' })
    expect(await site.dump()).toEqual(before)
    expect((await pageText(server, '/works/')).text).not.toContain('夜间导入')
  })

  function list(...items: string[]): object {
    const common = { version: 1, format: '', indent: 0, direction: 'ltr' }
    const leaf = (text: string) => ({ type: 'text', version: 1, text, format: 1, detail: 0, mode: 'normal', style: '' })
    const children = items.map((text, index) => ({
      ...common,
      type: 'listitem',
      value: index + 1,
      children: [leaf(text)],
    }))
    return {
      root: {
        ...common,
        type: 'root',
        children: [{ ...common, type: 'list', listType: 'bullet', start: 1, tag: 'ul', children }],
      },
    }
  }
})
