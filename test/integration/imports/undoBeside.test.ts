import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, updateEntry } from '../../support/entries.ts'
import { storedFormerSlugs } from '../../support/formerSlugs.ts'
import { imported, previewed, type ShownBatch, undone, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import type { TestServer } from '../../support/server.ts'

type Work = { id: string; code: string; title: string; picture?: string | null; updatedAt: string; _status: string }
type Picture = { id: string; filename: string }
type Found<T> = { docs: T[] }

/** How often two do something at once, and to how many entries. */
const [rounds, many] = [[1, 2, 3], 16]

onEachDatabase((database) => {
  let site: ImportSite
  let server: TestServer
  let chief: Api

  beforeAll(async () => {
    site = await startImportSite(database)
    ;({ server, chief } = site)
  })
  afterAll(() => site.stop())

  const work = async (id: string): Promise<Work> => (await chief.request<Work>('GET', `/api/works/${id}?depth=0`)).body
  const made = async (title: string, data: object = {}): Promise<Work> =>
    work((await createEntry(chief, 'works', { title, genre: 'choir', _status: 'published', ...data })).id)
  const each = <T>(make: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: many }, (_, index) => make(index)))
  const importedBatch = async (rows: string[][]): Promise<ShownBatch['batch']> => {
    const shown = await previewed(server, chief, 'works', await workbook({ 作品库: rows }), { publish: true })
    const batch = await imported(chief, shown, true)
    expect(batch).toMatchObject({ state: 'done', updated: rows.length - 1 })
    return batch
  }
  const undoBegins = async ({ id }: { id: string }): Promise<void> =>
    expect((await chief.request('POST', `/api/import/batches/${id}/undo`)).status).toBe(202)
  const undoEnds = async ({ id }: { id: string }): Promise<ShownBatch['batch']> => {
    const now = async () => (await chief.request<ShownBatch>('GET', `/api/import/batches/${id}`)).body.batch
    await vi.waitUntil(async () => (await now()).state !== 'undoing', { timeout: 120_000, interval: 50 })
    return now()
  }
  const picture = async (name: string): Promise<Picture> => {
    const form = new FormData()
    const image = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b3261e' } })
      .png()
      .toBuffer()
    form.set('_payload', JSON.stringify({ alt: name }))
    form.set('file', new File([new Uint8Array(image)], `${name}.png`, { type: 'image/png' }))
    return (await chief.request<{ doc: Picture }>('POST', '/api/media', form)).body.doc
  }

  it('should leave no published entry without its picture when that is deleted for ever meanwhile', async () => {
    const other = await picture('other')
    const endings = new Set<string>()
    for (const round of rounds) {
      const shown = await each((index) => picture(`shown-${round}-${index}`))
      const works = await each((index) => made(`有图 ${round} ${index}`, { picture: shown[index]?.id }))
      const batch = await importedBatch([['编号', '主图文件名'], ...works.map(({ code }) => [code, other.filename])])
      await undoBegins(batch)
      const removed = await each((index) => chief.request('DELETE', `/api/media/${shown[index]?.id}`))
      const end = await undoEnds(batch)
      for (const [index, { id, title }] of works.entries()) {
        const now = await work(id)
        const isBack = now.picture === shown[index]?.id
        endings.add(isBack ? 'back' : 'deleted')
        // who came second was refused: it is shown and there, or gone and the entry as the import has left it
        const there = (await chief.request('GET', `/api/media/${shown[index]?.id}`)).status
        expect([now._status, now.picture, there]).toEqual(
          isBack ? ['published', shown[index]?.id, 200] : ['published', other.id, 404],
        )
        expect(removed[index]?.status === 200).toBe(!isBack)
        if (!isBack) expect(end.problem).toContain(`「${title}」（原来引用的图片已彻底删除）`)
      }
      const isWhole = removed.every(({ status }) => status !== 200)
      expect(end.state).toBe(isWhole ? 'undone' : 'partly-undone')
    }
    expect(endings).toContain('back')
  })

  it('should lose no version that somebody puts back meanwhile, and no batch by it', async () => {
    const works = await each(async (index) => {
      const { id, code } = await made(`旧题 ${index}`)
      const path = `/api/works/versions?where[parent][equals]=${id}&limit=1`
      const [version] = (await chief.request<Found<{ id: string }>>('GET', path)).body.docs
      return { id, code, version: version?.id ?? '' }
    })
    const putBack = ({ version }: { version: string }) =>
      chief.request<{ updatedAt: string }>('POST', `/api/works/versions/${version}`)
    for (const round of rounds) {
      const rows = works.map(({ code }, index) => [code, `新题 ${index} ${round}`])
      const batch = await importedBatch([['编号', '名称'], ...rows])
      await undoBegins(batch)
      const answers = await Promise.all(works.toReversed().map(async (one) => ({ one, answer: await putBack(one) })))
      await undoEnds(batch)
      for (const { one, answer } of answers) {
        expect(answer.status).toBe(200)
        const path = `/api/works/versions?where[parent][equals]=${one.id}&limit=40&sort=-updatedAt&depth=0`
        const { docs } = (await chief.request<Found<{ version: Work }>>('GET', path)).body
        expect(docs.map(({ version }) => version.updatedAt)).toContain(answer.body.updatedAt)
      }
      // the other way round: an import beside
      const shown = await previewed(
        server,
        chief,
        'works',
        await workbook({ 作品库: [['编号', '名称'], ...works.map(({ code }) => [code, `再改 ${round}`])] }),
        { publish: true },
      )
      const [end] = await Promise.all([imported(chief, shown, true), ...works.map(putBack)])
      expect([end.state, end.problem ?? null]).toEqual(['done', null])
    }
  })

  it('should leave an address to whoever has taken it since', async () => {
    const [one, stays] = [await made('甲', { slug: 'taken' }), await made('乙', { slug: 'kept' })]
    for (const { id } of [one, stays])
      await updateEntry(chief, 'works', id, { slug: `new-${id}`, _status: 'published' })
    const batch = await importedBatch([['编号', '摘要'], ...[one, stays].map(({ code }) => [code, '导入的摘要'])])
    const formerOf = async ({ id }: Work) => (await storedFormerSlugs(server)).get(`works/${id}`)
    await made('丙', { slug: 'taken' })
    expect(await formerOf(one)).toBeUndefined()
    expect(await undone(chief, batch)).toMatchObject({ state: 'undone', problem: null })
    expect(await formerOf(one)).toBeUndefined()
    expect(await formerOf(stays)).toBe(' kept ')
  })
})
