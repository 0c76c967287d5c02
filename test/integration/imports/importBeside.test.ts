import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { imported, previewed, send, type ShownBatch, undone, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import { printed } from '../../support/printed.ts'
import { refuseWrites } from '../../support/refusingDatabase.ts'
import type { TestServer } from '../../support/server.ts'
import { zipOf } from '../../support/zipOf.ts'

type Answer = { status: number; body: { errors?: { message: string }[] } }

onEachDatabase((database) => {
  let site: ImportSite
  let server: TestServer
  let chief: Api

  beforeAll(async () => {
    site = await startImportSite(database)
    ;({ server, chief } = site)
  })
  afterAll(() => site.stop())

  const step = (id: string, name: string, body?: object): Promise<Answer> =>
    chief.request('POST', `/api/import/batches/${id}/${name}`, body)
  const confirm = (id: string): Promise<Answer> => step(id, 'confirm', { publish: true })
  const batchNow = async (id: string): Promise<ShownBatch['batch']> =>
    (await chief.request<ShownBatch>('GET', `/api/import/batches/${id}`)).body.batch
  const ended = async (id: string): Promise<ShownBatch['batch']> => {
    await vi.waitUntil(async () => (await batchNow(id)).state !== 'running', { timeout: 120_000, interval: 50 })
    return batchNow(id)
  }
  const entries = (number: number, name: string): (string | number)[][] => [
    ['编号', '名称', '门类'],
    ...Array.from({ length: number }, (_, index) => [`${name}-${index}`, `${name} ${index}`, '合唱']),
  ]
  const preview = async (number: number, name: string): Promise<ShownBatch> =>
    previewed(server, chief, 'works', await workbook({ 作品库: entries(number, name) }), { publish: true })
  const madeOf = async (name: string): Promise<number> =>
    (
      await chief.request<{ totalDocs: number }>(
        'GET',
        `/api/works?draft=true&limit=1&where[title][like]=${encodeURIComponent(name)}`,
      )
    ).body.totalDocs

  it('should stay at work when it is confirmed while it is previewed, and lose neither its state nor its files', async () => {
    const { id } = (await preview(250, '并排')).batch
    let beside = step(id, 'preview', { publish: true })
    // of two at once one is refused while the other has read the batch; a quick one may be over before the other comes
    await vi.waitUntil(
      async () => {
        if ((await step(id, 'preview', { publish: true })).status === 429) return true
        await beside
        beside = step(id, 'preview', { publish: true })
        return false
      },
      { timeout: 30_000, interval: 1 },
    )
    expect((await confirm(id)).status).toBe(202)
    const [again, discarded] = [await beside, await step(id, 'discard')]
    expect(again).toMatchObject({ status: 409, body: { errors: [{ message: expect.stringContaining('不能预览') }] } })
    expect(discarded.status).toBe(409)
    expect(await ended(id)).toMatchObject({ state: 'done', created: 250 })
    expect(await madeOf('并排')).toBe(250)
    expect(await undone(chief, { id })).toMatchObject({ state: 'undone' })
    expect(await madeOf('并排')).toBe(0)
  })

  it('should be confirmed or discarded of both, whole', async () => {
    for (let time = 0; time < 4; time++) {
      const { id } = (await preview(20, `二选一${time}`)).batch
      const first = time % 2 === 0 ? [step(id, 'discard'), confirm(id)] : [confirm(id), step(id, 'discard')].reverse()
      const [discarded, confirmed] = await Promise.all(first)
      const wasConfirmed = confirmed?.status === 202
      expect([200, 404, 409]).toContain(discarded?.status)
      expect(discarded?.status === 200).toBe(!wasConfirmed)
      if (wasConfirmed) expect(await ended(id)).toMatchObject({ state: 'done' })
      else expect((await chief.request('GET', `/api/import/batches/${id}`)).status).toBe(404)
      expect(await madeOf(`二选一${time}`)).toBe(wasConfirmed ? 20 : 0)
    }
  })

  it('should be written with the pictures that were previewed, whatever comes while it is confirmed', async () => {
    const picture = (width: number) =>
      sharp({ create: { width, height: 30, channels: 3, background: '#b3261e' } })
        .png()
        .toBuffer()
    const table = async (code: string) =>
      workbook({
        作品库: [
          ['编号', '名称', '门类', '主图文件名', '主图替代文字'],
          [code, code, '合唱', '图.png', '图'],
          ...entries(30, code).slice(1),
        ],
      })
    // takes a while to come
    const others = zipOf({ '图.png': await picture(80), '别的.png': randomBytes(6_000_000) })
    for (const code of ['换图甲', '换图乙', '换图丙']) {
      const shown = await previewed(server, chief, 'works', await table(code), {
        publish: true,
        pictures: zipOf({ '图.png': await picture(40) }),
      })
      const { id } = shown.batch
      const path = `/api/import/batches/${id}/pictures?name=b.zip`
      const [sent, confirmed] = await Promise.all([send(server, chief, 'PUT', path, others), confirm(id)])
      expect([
        [200, 409],
        [409, 202],
      ]).toContainEqual([sent.status, confirmed.status])
      if (confirmed.status === 202) {
        expect(await ended(id)).toMatchObject({ state: 'done' })
        const { docs } = (
          await chief.request<{ docs: { picture: { width: number } }[] }>(
            'GET',
            `/api/works?depth=1&where[code][equals]=${encodeURIComponent(code)}`,
          )
        ).body
        expect(docs[0]?.picture.width).toBe(40)
      } else {
        // what was previewed was without these
        expect(await batchNow(id)).toMatchObject({ state: 'uploaded' })
        expect((await step(id, 'preview', { publish: true })).status).toBe(200)
      }
    }
  })

  it('should be taken back by the server itself as soon as the database takes writes again, and say so until then', async () => {
    await imported(chief, await preview(120, '退回'), true)
    const before = (await site.dump())['works']
    const rows = entries(120, '退回').map(([code], index) => [code ?? '', index === 0 ? '摘要' : `改 ${index}`])
    const shown = await previewed(server, chief, 'works', await workbook({ 作品库: rows }), { publish: true })
    const other = await preview(1, '另一批')
    const { id } = shown.batch
    expect((await confirm(id)).status).toBe(202)
    await vi.waitUntil(async () => (await batchNow(id)).progress > 0, { timeout: 60_000, interval: 5 })
    const letThrough = await refuseWrites(server.dataDir, server.databaseUrl)
    try {
      await vi.waitUntil(() => server.output().includes('还没有做完，稍后自动再试'), { timeout: 60_000 })
      expect(await batchNow(id)).toMatchObject({
        state: 'running',
        problem: expect.stringMatching(/服务器会自动再试，不用重新启动/),
      })
      expect((await step(id, 'discard')).status).toBe(409)
      expect((await confirm(other.batch.id)).body.errors?.[0]?.message).toContain('还没有做完')
    } finally {
      await letThrough()
    }
    expect(await ended(id)).toMatchObject({
      state: 'rolled-back',
      problem: expect.stringContaining('没有写入任何内容，已写的已全部退回'),
    })
    expect((await site.dump())['works']).toEqual(before)
    expect(await printed(server)).not.toContain('退回 1')
    expect(await imported(chief, other, true)).toMatchObject({ state: 'done' })
  })
})
