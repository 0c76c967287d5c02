import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Api } from '../../support/api.ts'
import { pdf } from '../../support/attachments.ts'
import { bodyOf, gallery, leadsTo, paragraph, shows, table, words } from '../../support/bodies.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, publish, type Stored } from '../../support/entries.ts'
import { imported, previewed, type ShownBatch, undone, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import { zipOf } from '../../support/zipOf.ts'

type Notice = Stored & { code: string; body?: unknown }
type Refusal = { errors: { message: string }[] }

onEachDatabase((database) => {
  let site: ImportSite
  let chief: Api
  let image: string
  let file: string

  beforeAll(async () => {
    site = await startImportSite(database)
    chief = site.chief
    image = await upload('media', '红墙.png', 'image/png', await picture('#b3261e'))
    file = await upload('files', '须知.pdf', 'application/pdf', pdf)
  })
  afterAll(() => site.stop())

  const picture = (background: string): Promise<Buffer> =>
    sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .png()
      .toBuffer()
  const upload = async (collection: string, name: string, type: string, bytes: Uint8Array): Promise<string> => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(bytes)], name, { type }))
    form.set('_payload', JSON.stringify(collection === 'media' ? { alt: name } : {}))
    return (await chief.request<{ doc: { id: string } }>('POST', `/api/${collection}`, form)).body.doc.id
  }
  const notice = async (title: string, data: object): Promise<Notice> => {
    const { id } = await createEntry(chief, 'notices', {
      title,
      kind: 'notice',
      date: '2026-11-20T04:00:00.000Z',
      ...data,
    })
    return (await chief.request<Notice>('GET', `/api/notices/${id}?depth=0`)).body
  }
  const preview = async (rows: string[][], pictures?: Uint8Array): Promise<ShownBatch> =>
    previewed(site.server, chief, 'notices', await workbook({ 公告动态: rows }), {
      publish: true,
      ...(pictures && { pictures }),
    })
  const found = async (text: string): Promise<string[]> => {
    const { body } = await chief.request<{ docs: { title: string }[] }>(
      'GET',
      `/api/notices?where[title][like]=${encodeURIComponent(text)}&limit=20`,
    )
    return body.docs.map(({ title }) => title)
  }
  const users = async (document: string): Promise<string[]> => {
    const { body } = await chief.request<{ references: { entries: { id: string }[] }[] }>(
      'GET',
      `/api/references?document=${document}`,
    )
    return body.references.flatMap(({ entries }) => entries.map(({ id }) => id))
  }

  it('should put back texts with all that they name, tags and what is found by, and leave nothing of what it made', async () => {
    const target = await notice('被链接的公告', {})
    const body = bodyOf(
      paragraph(words('见'), leadsTo('notices', target.id, '这条公告')),
      gallery([image], '现场'),
      shows('files', file),
      table(['班次', '时间'], ['声乐', '周二']),
    )
    const rich = await notice('有图有表的公告', { body, tags: '合唱、冬季班' })
    const plain = await notice('只有字的公告', { body: bodyOf(paragraph(words('原来的话'))), tags: '剪纸' })
    const [before, files] = [await site.dump(), await site.pictureFiles()]
    const shown = await preview(
      [
        ['编号', '标题', '类别', '日期', '正文', '标签', '配图文件名', '配图替代文字'],
        [rich.code, '改了正文的公告', '公告', '2026-11-20', '只剩下字了', '摄影', '新.png', '新图'],
        [plain.code, '只有字的公告', '公告', '2026-11-20', '## 新的小标题\n新的话', '', '', ''],
        ['NEW-1', '导入的水彩公告', '动态', '2026-11-21', '第一段\n第二段', '水彩、工友', '另.png', '另一张'],
      ],
      zipOf({ '新.png': await picture('#1d6a63'), '另.png': await picture('#2d4b7a') }),
    )
    expect(shown.preview?.problems).toEqual([])
    const batch = await imported(chief, shown, true)
    expect(batch).toMatchObject({ state: 'done', created: 1, updated: 2 })
    expect([await users(`media/${image}`), await users(`files/${file}`)]).toEqual([[], []])
    expect(await found('水彩')).toEqual(['导入的水彩公告'])
    expect(await undone(chief, batch)).toMatchObject({ state: 'undone', problem: null })
    expect(await site.dump()).toEqual(before)
    expect(await site.pictureFiles()).toEqual(files)
    expect([await users(`media/${image}`), await users(`files/${file}`)]).toEqual([[rich.id], [rich.id]])
    expect(await users(`notices/${target.id}`)).toEqual([rich.id])
    expect([await found('水彩'), await found('改了正文')]).toEqual([[], []])
    expect(await found('有图有表')).toEqual(['有图有表的公告'])
  })

  it('should take nothing that the text of another entry leads to or shows by then', async () => {
    const shown = await preview(
      [
        ['编号', '标题', '类别', '日期', '配图文件名', '配图替代文字'],
        ['LED-1', '被正文链接的', '动态', '2026-11-21', '图.png', '图'],
        ['LED-2', '没人链接的', '动态', '2026-11-21', '', ''],
      ],
      zipOf({ '图.png': await picture('#7a3560') }),
    )
    const batch = await imported(chief, shown, true)
    const { body: made } = await chief.request<{ docs: (Notice & { picture: string })[] }>(
      'GET',
      '/api/notices?where[code][equals]=LED-1&depth=0',
    )
    const [led] = made.docs
    const other = await notice('链接过去的', {})
    await publish(chief, 'notices', other.id, {
      body: bodyOf(paragraph(leadsTo('notices', led?.id ?? '', '那一条')), shows('media', led?.picture ?? '')),
    })
    const refused = await chief.request<Refusal>('POST', `/api/import/batches/${batch.id}/undo`)
    expect([refused.status, refused.body.errors[0]?.message]).toEqual([
      409,
      expect.stringContaining('已被别处引用：「链接过去的」'),
    ])
    const { state } = await undone(chief, batch, true)
    expect(state).toBe('partly-undone')
    expect(await found('没人链接的')).toEqual([])
    expect(await found('被正文链接的')).toEqual(['被正文链接的'])
    expect((await chief.request('GET', `/api/media/${led?.picture}`)).status).toBe(200)
    expect(await users(`notices/${led?.id}`)).toEqual([other.id])
  })
})
