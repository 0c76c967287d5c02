import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Api, separateReview } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText } from '../../support/entries.ts'
import {
  exportOf,
  imported,
  previewed,
  send,
  type ShownBatch,
  texts,
  undone,
  uploaded,
  workbook,
} from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import type { TestServer } from '../../support/server.ts'

type Refused = { errors: { message: string; data?: { code: string } }[] }

onEachDatabase((database) => {
  let site: ImportSite
  let server: TestServer
  let chief: Api
  let cast: Cast

  beforeAll(async () => {
    site = await startImportSite(database)
    ;({ server, chief } = site)
    cast = await castOf(server, chief)
  })
  afterAll(() => site.stop())

  const works = (...rows: string[][]) => workbook({ 作品库: [['编号', '名称', '门类'], ...rows] })

  it('should let unit editors import drafts for their units alone', async () => {
    const theirs = cast.as['unit-editor']
    const other = await createEntry(chief, 'works', {
      title: '别家的',
      genre: 'choir',
      ownerUnit: cast.units.other,
      _status: 'draft',
    })
    const { code } = (await chief.request<{ code: string }>('GET', `/api/works/${other.id}?draft=true`)).body
    const rows = [
      ['编号', '名称', '门类', '归属工会'],
      ['', '本单位的', '合唱', ''],
      [code, '改别家的', '合唱', ''],
      ['', '给别家的', '合唱', '花城建设工会'],
    ]
    const bad = await previewed(server, theirs, 'works', await workbook({ 作品库: rows }))
    expect(bad.preview?.problems.map(({ row, column }) => [row, column])).toEqual([
      [3, '编号'],
      [4, '归属工会'],
    ])
    const good = await previewed(server, theirs, 'works', await workbook({ 作品库: rows.slice(0, 2) }))
    const done = await imported(theirs, good)
    expect(done).toMatchObject({ state: 'done', created: 1 })
    const exported = await exportOf(server, theirs, 'works')
    expect(exported.sheets[0]?.rows.map((row) => texts(row)[1])).toContain('本单位的')
    expect(exported.sheets[0]?.rows.map((row) => texts(row)[1])).not.toContain('别家的')
    const asked = await theirs.request('POST', `/api/import/batches/${good.batch.id}/preview`, { publish: true })
    expect(asked.status).toBe(409)
    for (const actor of ['reviewer', 'auditor', 'visitor'] as const)
      expect(
        (await send(server, cast.as[actor], 'POST', '/api/import/works?name=a.xlsx', new Uint8Array([1]))).status,
      ).toBe(403)
  })

  it('should be undone by nobody who may not bring in tables any more', async () => {
    const table = await works(['', '离任前导入', '合唱'])
    const batch = await imported(cast.as.editor, await previewed(server, cast.as.editor, 'works', table))
    const undo = () => cast.as.editor.request('POST', `/api/import/batches/${batch.id}/undo`)
    const become = (role: string) => chief.request('PATCH', `/api/users/${cast.accounts.editor}`, { role })
    await become('auditor')
    expect((await undo()).status).toBe(403)
    await become('editor')
    expect((await undo()).status).toBe(202)
    await vi.waitUntil(
      async () =>
        (await chief.request<ShownBatch>('GET', `/api/import/batches/${batch.id}`)).body.batch.state === 'undone',
      { timeout: 30_000, interval: 20 },
    )
  })

  it('should tell whoever undoes the titles of what uses it that they may see, and of the rest how many', async () => {
    const theirs = cast.as['unit-editor']
    const table = await workbook({
      作品库: [
        ['编号', '名称', '门类', '归属工会'],
        ['', '被借去的歌', '合唱', '花城教育工会'],
      ],
    })
    const batch = await imported(theirs, await previewed(server, theirs, 'works', table))
    const { body } = await chief.request<{ docs: { id: string }[] }>(
      'GET',
      `/api/works?draft=true&where[title][equals]=${encodeURIComponent('被借去的歌')}`,
    )
    const show = (title: string, ownerUnit: string) =>
      createEntry(chief, 'performances', {
        title,
        kind: 'gala',
        programme: [{ title: '第一个', work: body.docs[0]?.id }],
        ownerUnit,
        _status: 'draft',
      })
    await show('本家的晚会', cast.units.own)
    await show('机密的晚会', cast.units.other)
    const undo = (who: Api) => who.request<Refused>('POST', `/api/import/batches/${batch.id}/undo`)
    const [own, all] = [await undo(theirs), await undo(chief)].map(({ status, body }) => [
      status,
      body.errors[0]?.message,
    ])
    expect(own).toEqual([409, expect.stringMatching(/「本家的晚会」、您看不到的 1 条演出/)])
    expect(own?.[1]).not.toContain('机密')
    expect(all).toEqual([409, expect.stringMatching(/「本家的晚会」.*「机密的晚会」|「机密的晚会」.*「本家的晚会」/)])
  })

  it('should be undone only by whoever may still write what it wrote', async () => {
    const theirs = cast.as['unit-editor']
    const become = (unit: string) => chief.request('PATCH', `/api/users/${cast.accounts['unit-editor']}`, { unit })
    const owned = async (place: 'own' | 'below') => {
      const data = { title: `原来的${place}`, genre: 'choir', ownerUnit: cast.units[place], _status: 'draft' }
      const { id } = await createEntry(chief, 'works', data)
      return (await chief.request<{ code: string }>('GET', `/api/works/${id}?draft=true`)).body.code
    }
    const bring = async (...rows: string[][]) => {
      const table = await workbook({ 作品库: [['编号', '名称', '门类', '归属工会'], ...rows] })
      return imported(theirs, await previewed(server, theirs, 'works', table))
    }
    const [own, below] = ['花城教育工会', '花城第一小学工会']
    const batches = [
      await bring(['', '新的一条', '合唱', own]),
      await bring([await owned('own'), '改过的一条', '合唱', own]),
      // handed to the other unit: as it stood it is lost to who has that one alone, as it stands to nobody
      await bring([await owned('own'), '交给下级的一条', '合唱', below]),
      await bring(['', '两条之一', '合唱', own], [await owned('below'), '两条之二', '合唱', below]),
    ]
    const before = await site.dump()
    for (const place of ['other', 'below'] as const) {
      await become(cast.units[place])
      for (const { id } of batches) {
        const { status, body } = await theirs.request<Refused>('POST', `/api/import/batches/${id}/undo`)
        expect([place, status, body.errors[0]?.message]).toEqual([place, 403, expect.stringContaining('您现在不能改')])
      }
    }
    await become(cast.units.own)
    expect(await site.dump()).toEqual(before)
    for (const batch of batches.slice(0, 3)) expect(await undone(theirs, batch)).toMatchObject({ state: 'undone' })
    await become(cast.units.other)
    expect(await undone(cast.as.editor, batches[3] ?? { id: '' })).toMatchObject({ state: 'undone' })
    await become(cast.units.own)
  })

  it('should refuse at the preview and at the confirmation to publish what the review would hold', async () => {
    const { editor } = cast.as
    const ask = (staff: Api, id: string, step: string, body: object) =>
      staff.request<ShownBatch & Refused>('POST', `/api/import/batches/${id}/${step}`, body)
    const table = await works(['2026-H1', '要审的', '合唱'])
    const { batch } = await previewed(server, editor, 'works', table, { publish: true })
    const before = await site.dump()
    await separateReview(chief, true)
    for (const step of ['confirm', 'preview']) {
      const { status, body } = await ask(editor, batch.id, step, { publish: true })
      expect([step, status]).toEqual([step, 400])
      expect(body.errors[0]?.message).toMatch(/1 条.*只有管理员.*按草稿导入.*提交审稿/)
    }
    expect(await site.dump()).toEqual(before)

    const own = await previewed(server, chief, 'works', table, { publish: true })
    const withoutReason = await ask(chief, own.batch.id, 'confirm', { publish: true, reason: ' ' })
    expect([withoutReason.status, withoutReason.body.errors[0]?.message]).toEqual([
      400,
      expect.stringContaining('写明理由'),
    ])
    expect(await site.dump()).toEqual(before)

    const asDraft = await ask(editor, batch.id, 'preview', { publish: false })
    expect(await imported(editor, asDraft.body)).toMatchObject({ state: 'done', created: 1 })
    const { file } = await exportOf(server, editor, 'works')
    const same = await previewed(server, editor, 'works', file, { publish: true })
    expect(same.batch).toMatchObject({ created: 0, updated: 0 })
    expect(await imported(editor, same, true)).toMatchObject({ state: 'done' })
    await separateReview(chief, false)
  })

  it('should let nobody but whoever brought a batch carry it on, administrators neither', async () => {
    const id = await uploaded(server, cast.as.editor, 'works', await works(['', '编辑带来的', '合唱']))
    const asks: [Api, number][] = [
      [chief, 403],
      [cast.as['unit-editor'], 404],
    ]
    for (const [other, status] of asks) {
      const statuses = [
        await other.request('POST', `/api/import/batches/${id}/preview`, { publish: false }),
        await send(server, other, 'PUT', `/api/import/batches/${id}/pictures?name=a.zip`, new Uint8Array([1])),
        await other.request('POST', `/api/import/batches/${id}/confirm`, { publish: false }),
      ].map((answer) => answer.status)
      expect(statuses).toEqual([status, status, status])
    }
    const refused = await chief.request<Refused>('POST', `/api/import/batches/${id}/preview`, { publish: false })
    expect(refused.body.errors[0]?.message).toContain('只有上传的人可以接着做')
    expect(refused.body.errors[0]?.data).toEqual({ code: 'batch-of-others' })
    const own = await cast.as.editor.request<ShownBatch>('POST', `/api/import/batches/${id}/preview`, {
      publish: false,
    })
    expect([own.status, own.body.batch.created]).toEqual([200, 1])
  })

  it('should undo what was imported and published, on the site too, by whoever may still publish', async () => {
    const live = await createEntry(chief, 'works', { title: '原来的歌', genre: 'choir' })
    const { code } = (await chief.request<{ code: string }>('GET', `/api/works/${live.id}`)).body
    const before = await site.dump()
    const table = await works([code, '改过的歌', '合唱'], ['', '新来的歌', '合唱'])
    const { editor } = cast.as
    const done = await imported(editor, await previewed(server, editor, 'works', table, { publish: true }), true)
    expect(done).toMatchObject({ state: 'done', created: 1, updated: 1 })
    const pages = async (): Promise<unknown[]> => {
      const [changed, made] = [
        await pageText(server, `/works/${live.slug}/`),
        await pageText(server, '/works/xin-lai-de-ge/'),
      ]
      return [changed.text.includes('改过的歌'), changed.text.includes('原来的歌'), made.status]
    }
    await expect.poll(pages, { timeout: 20_000 }).toEqual([true, false, 200])

    const become = (role: string, unit: string | null) =>
      chief.request('PATCH', `/api/users/${cast.accounts.editor}`, { role, unit })
    await become('unit-editor', cast.units.own)
    const refused = await editor.request<Refused>('POST', `/api/import/batches/${done.id}/undo`)
    expect([refused.status, refused.body.errors[0]?.message]).toEqual([403, expect.stringContaining('可以撤销')])
    await become('editor', null)
    expect(await undone(chief, done)).toMatchObject({ state: 'undone' })
    expect(await site.dump()).toEqual(before)
    await expect.poll(pages, { timeout: 20_000 }).toEqual([false, true, 404])
  })
})
