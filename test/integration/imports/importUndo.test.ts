import { appendFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, publish, updateEntry } from '../../support/entries.ts'
import { storedFormerSlugs } from '../../support/formerSlugs.ts'
import { imported, previewed, type ShownBatch, undone, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import type { TestServer } from '../../support/server.ts'
import { zipOf } from '../../support/zipOf.ts'

type Work = {
  id: string
  code: string
  slug: string
  title: string
  summary?: string | null
  authorsText?: string | null
  picture?: string | null
}
type Refusal = { errors: { message: string }[] }

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

  const work = async (id: string): Promise<Work> => (await chief.request<Work>('GET', `/api/works/${id}?depth=0`)).body
  const made = async (title: string, data: object = {}): Promise<Work> =>
    work((await createEntry(chief, 'works', { title, genre: 'choir', ...data })).id)
  const preview = async (rows: (string | number)[][], pictures?: Uint8Array): Promise<ShownBatch> =>
    previewed(server, chief, 'works', await workbook({ 作品库: rows }), {
      publish: true,
      ...(pictures !== undefined && { pictures }),
    })
  const batchNow = async ({ batch }: ShownBatch): Promise<ShownBatch['batch']> =>
    (await chief.request<ShownBatch>('GET', `/api/import/batches/${batch.id}`)).body.batch
  /** Why an undo is refused. */
  const refusedUndo = async ({ batch }: ShownBatch): Promise<string> => {
    const { status, body } = await chief.request<Refusal>('POST', `/api/import/batches/${batch.id}/undo`)
    expect(status).toBe(409)
    return body.errors[0]?.message ?? ''
  }
  const remove = async (path: string): Promise<void> => {
    expect((await chief.request('PATCH', path, { deletedAt: new Date().toISOString() })).status).toBe(200)
    expect((await chief.request('DELETE', `${path}?trash=true`)).status).toBe(200)
  }
  const picture = (shade: number): Promise<Buffer> =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: shade, b: shade } } })
      .png()
      .toBuffer()

  it('should keep the edits that came while it was written, whether it is undone or fails', async () => {
    const awards = Array.from({ length: 20 }, (_, index) => ({ name: `奖${index}` }))
    const works: Work[] = []
    for (let index = 0; index < 24; index++) works.push(await made(`同时改的 ${index}`, { awards }))
    const [first, last] = [works[0], works[23]]
    if (first === undefined || last === undefined) throw new Error('no works')
    for (const summary of ['导入一', '导入二']) {
      const shown = await preview([
        ['编号', '摘要', '网址名'],
        ...works.map(({ code, slug }, index) => [
          code,
          summary,
          summary === '导入二' && index === 23 ? 'qiang-zhu' : slug,
        ]),
      ])
      const end = imported(chief, shown, true)
      await vi.waitUntil(async () => (await work(first.id)).summary === summary, { timeout: 60_000, interval: 5 })
      await Promise.all([
        publish(chief, 'works', last.id, { authorsText: `乙 ${summary}` }),
        publish(chief, 'works', first.id, { authorsText: `甲 ${summary}` }),
        ...(summary === '导入二' ? [made('抢注的', { slug: 'qiang-zhu' })] : []),
      ])
      const { state, problem } = await end
      if (state === 'done') expect(await refusedUndo(shown)).toContain('「同时改的 0」（导入之后有人改过）')
      else {
        expect(state).toBe('partly-undone')
        expect(problem).toContain('第 25 行「同时改的 23」：网址名「qiang-zhu」')
        expect(problem).toContain('「同时改的 0」')
      }
      expect((await work(first.id)).authorsText).toBe(`甲 ${summary}`)
      expect((await work(last.id)).authorsText).toBe(`乙 ${summary}`)
    }
  })

  it('should refuse to undo what cannot be put back, naming it, and undo it when the way is free', async () => {
    const [one, two] = [await made('甲', { slug: 'jia' }), await made('乙', { slug: 'yi' })]
    const before = (await site.dump())['works']
    const shown = await preview([
      ['编号', '网址名', '摘要'],
      [one.code, 'jia', '改过'],
      [two.code, 'yi-xin', '改过'],
    ])
    expect(await imported(chief, shown, true)).toMatchObject({ state: 'done' })
    const taker = await made('丁', { slug: 'yi' })
    expect(await refusedUndo(shown)).toMatch(/「乙」（原来的网址名「yi」已被别的条目使用）/)
    expect(await batchNow(shown)).toMatchObject({ state: 'done' })
    expect(await work(one.id)).toMatchObject({ summary: '改过' })
    await remove(`/api/works/${taker.id}`)
    expect(await undone(chief, shown.batch)).toMatchObject({ state: 'undone', problem: null })
    expect((await site.dump())['works']).toEqual(before)
  })

  it('should undo what was only handed in, called back, sent back or let pass, and say of all else what was done', async () => {
    const old = await made('审过的旧作', { _status: 'published' })
    const before = (await site.dump())['works']
    const draft = async (titles: string[]): Promise<ShownBatch> =>
      previewed(
        server,
        chief,
        'works',
        await workbook({
          作品库: [
            ['编号', '名称*', '门类*'],
            [old.code, '审过的新名', '合唱'],
            ...titles.map((title) => ['', title, '合唱']),
          ],
        }),
        { publish: false },
      )
    const idsIn = async (shown: ShownBatch): Promise<string[]> =>
      Promise.all(
        (shown.preview?.rows ?? []).map(async ({ code }) => {
          const { body } = await chief.request<{ docs: Work[] }>(
            'GET',
            `/api/works?draft=true&where[code][equals]=${code}`,
          )
          return body.docs[0]?.id ?? ''
        }),
      )
    const account = { email: 'reviewer@example.org', password: 'songs-for-workers' }
    await chief.request('POST', '/api/users', { ...account, name: '审核', role: 'reviewer' })
    const reviewer = await login(server, account.email, account.password)
    const step = async (id: string, name: string, more: object = {}, by = chief): Promise<void> => {
      const { body } = await chief.request<{ updatedAt: string }>('GET', `/api/works/${id}?draft=true`)
      const answer = await by.request('POST', `/api/works/${id}/review`, {
        step: name,
        seen: body.updatedAt,
        ...more,
      })
      expect([name, answer.status, JSON.stringify(answer.body)]).toEqual([name, 200, expect.any(String)])
    }
    const reviewed = await draft(['送审', '撤回', '退回'])
    expect(await imported(chief, reviewed)).toMatchObject({ state: 'done', created: 3, updated: 1 })
    for (const id of await idsIn(reviewed)) await step(id, 'submit')
    const [, , calledBack = '', sentBack = ''] = await idsIn(reviewed)
    await step(calledBack, 'withdraw')
    await step(sentBack, 'return', { comment: '再看看' }, reviewer)
    expect(await undone(chief, reviewed.batch)).toMatchObject({ state: 'undone', problem: null })
    expect((await site.dump())['works']).toEqual(before)

    const done = await draft(['发了的', '改了的', '删了的'])
    expect(await imported(chief, done)).toMatchObject({ state: 'done' })
    const [, published = '', edited = '', deleted = ''] = await idsIn(done)
    await publish(chief, 'works', published)
    await chief.request('PATCH', `/api/works/${edited}?draft=true`, { summary: '改过' })
    expect(
      (await chief.request('PATCH', `/api/works/${deleted}?draft=true`, { deletedAt: new Date().toISOString() }))
        .status,
    ).toBe(200)
    const said = await refusedUndo(done)
    expect(said).toContain('「发了的」（导入之后已通过并发布）')
    expect(said).toContain('「改了的」（导入之后有人改过）')
    expect(said).toContain('「删了的」（导入之后已删除）')
    expect(said).toContain('其余 1 条没有变过')
    await chief.request('PATCH', `/api/works/${old.id}?draft=true`, { summary: '也改过' })
    const { body } = await chief.request<{ errors: { data: { code: string } }[] }>(
      'POST',
      `/api/import/batches/${done.batch.id}/undo`,
    )
    expect(body.errors[0]?.data.code).toBe('undo-of-none')
  })

  it('should say which entry would refer to what is gone for ever', async () => {
    const form = new FormData()
    form.set('_payload', JSON.stringify({ alt: '旧图' }))
    form.set('file', new File([new Uint8Array(await picture(10))], '旧.png', { type: 'image/png' }))
    const old = (await chief.request<{ doc: { id: string } }>('POST', '/api/media', form)).body.doc
    const [one, two] = [await made('有图的', { picture: old.id }), await made('没图的')]
    const shown = await preview(
      [
        ['编号', '摘要', '主图文件名', '主图替代文字'],
        [one.code, '改过', '新.png', '新图'],
        [two.code, '改过', '', ''],
      ],
      zipOf({ '新.png': await picture(200) }),
    )
    expect(await imported(chief, shown, true)).toMatchObject({ state: 'done' })
    await remove(`/api/media/${old.id}`)
    expect(await refusedUndo(shown)).toMatch(/「有图的」（原来引用的图片已彻底删除）/)
    expect(await work(two.id)).toMatchObject({ summary: '改过' })
  })

  it('should take nothing from an entry that may come back from the trash', async () => {
    const one = await made('引图的')
    const table = [
      ['编号', '主图文件名', '主图替代文字'],
      [one.code, '箱.png', '新图'],
    ]
    const shown = await preview(table, zipOf({ '箱.png': await picture(120) }))
    expect(await imported(chief, shown, true)).toMatchObject({ state: 'done' })
    const shared = (await work(one.id)).picture
    expect(shared).toEqual(expect.any(String))
    const other = await made('箱里的', { picture: shared })
    const path = `/api/works/${other.id}`
    const trash = { deletedAt: new Date().toISOString() }
    expect((await chief.request('PATCH', path, trash)).status).toBe(200)
    expect(await refusedUndo(shown)).toContain('「箱里的」（在垃圾箱里）')
    const back = { deletedAt: null, _status: 'published' }
    expect((await chief.request('PATCH', `${path}?trash=true`, back)).status).toBe(200)
    expect((await work(other.id)).picture).toBe(shared)
    // nor while only a draft of what lies there names it
    await updateEntry(chief, 'works', other.id, { picture: null })
    await chief.request('PATCH', `${path}?draft=true`, { picture: shared })
    expect((await chief.request('PATCH', path, trash)).status).toBe(200)
    expect(await refusedUndo(shown)).toContain('「箱里的」（在垃圾箱里）')
    expect((await chief.request('DELETE', `${path}?trash=true`)).status).toBe(200)
    expect(await undone(chief, shown.batch)).toMatchObject({ state: 'undone', problem: null })
  })

  it('should leave what it made to whoever uses it by then, when it fails or is undone', async () => {
    const works: Work[] = []
    for (let index = 0; index < 24; index++) works.push(await made(`配图的 ${index}`))
    const [first, last] = [works[0], works[23]]
    if (first === undefined || last === undefined) throw new Error('no works')
    const shown = await preview(
      [
        ['编号', '网址名', '主图文件名', '主图替代文字'],
        ...works.map(({ code, slug }) => [
          code,
          code === last.code ? 'qiang-xian' : slug,
          code === first.code ? '先用.png' : code === works[1]?.code ? '没用.png' : '',
          code === first.code || code === works[1]?.code ? '新图' : '',
        ]),
      ],
      zipOf({ '先用.png': await picture(90), '没用.png': await picture(91) }),
    )
    const end = imported(chief, shown, true)
    await vi.waitUntil(async () => Boolean((await work(first.id)).picture), { timeout: 60_000, interval: 5 })
    const shared = (await work(first.id)).picture
    const other = await made('借图的', { picture: shared })
    // where the import has come to its end before, it is undone
    await made('抢先的', { slug: 'qiang-xian' }).catch(() => undefined)
    const { state, problem } = await end
    if (state === 'done') expect(await refusedUndo(shown)).toContain('「借图的」')
    else {
      expect(state).toBe('partly-undone')
      expect(problem).toContain('（已被 1 条作品引用）')
      expect(problem).toContain('不能恢复原样的有 1 条')
      expect((await work(first.id)).picture ?? null).toBeNull()
    }
    expect((await work(other.id)).picture).toBe(shared)
    expect((await chief.request('GET', `/api/media/${shared}`)).status).toBe(200)
  })

  it('should take nothing from what others publish while it is undone', async () => {
    for (let round = 0; round < 4; round++) {
      const codes = Array.from({ length: 30 }, (_, index) => `UNDO-${round}-${index}`)
      const shown = await preview([['编号', '名称', '门类'], ...codes.map((code) => [code, `撤销的 ${code}`, '合唱'])])
      expect(await imported(chief, shown, true)).toMatchObject({ state: 'done' })
      const { body } = await chief.request<{ docs: Work[] }>(
        'GET',
        `/api/works?where[code][in]=${codes.join()}&limit=0`,
      )
      const work = body.docs[round * 7]?.id ?? ''
      expect((await chief.request('POST', `/api/import/batches/${shown.batch.id}/undo`)).status).toBe(202)
      const showing = { start: '2027-03-01T04:00:00.000Z' }
      const named = {
        title: '引用的',
        kind: 'gala',
        admission: 'free',
        showings: [showing],
        programme: [{ title: '一', work }],
      }
      const published = await chief.request<{ doc: { id: string } }>('POST', '/api/performances', {
        ...named,
        _status: 'published',
      })
      await vi.waitUntil(async () => (await batchNow(shown)).state !== 'undoing', { timeout: 60_000 })
      const { state, problem } = await batchNow(shown)
      const isThere = (await chief.request('GET', `/api/works/${work}`)).status === 200
      if (published.status === 201) {
        const { body: show } = await chief.request('GET', `/api/performances/${published.body.doc.id}?depth=0`)
        expect(show).toMatchObject({ programme: [{ work }] })
        expect([round, isThere, state, problem]).toEqual([
          round,
          true,
          'partly-undone',
          expect.stringContaining('（已被 1 条演出引用）'),
        ])
      } else expect([round, published.status, isThere, state]).toEqual([round, 400, false, 'undone'])
    }
  })

  it('should give a former address back to the entry that it led to', async () => {
    const former = await made('老', { slug: 'lao' })
    await publish(chief, 'works', former.id, { slug: 'lao-xin' })
    const taker = await made('借', { slug: 'jie' })
    const [before, slugs] = [await site.dump(), await storedFormerSlugs(server)]
    expect(slugs.get(`works/${former.id}`)).toBe(' lao ')
    const shown = await preview([
      ['编号', '网址名'],
      [taker.code, 'lao'],
    ])
    const done = await imported(chief, shown, true)
    expect((await storedFormerSlugs(server)).has(`works/${former.id}`)).toBe(false)
    await undone(chief, done)
    expect(await site.dump()).toEqual(before)
    await vi.waitUntil(
      async () => {
        const { status, headers } = await fetch(`${server.url}/works/lao/`, { redirect: 'manual' })
        return status === 301 && headers.get('location')?.endsWith('/works/lao-xin/') === true
      },
      { timeout: 20_000 },
    )
  })

  it('should refuse at the preview a code that an entry in the trash keeps', async () => {
    const trashed = await made('扔掉的')
    await updateEntry(chief, 'works', trashed.id, { deletedAt: new Date().toISOString() })
    const before = await site.dump()
    const { preview: shown, batch } = await preview([
      ['编号', '名称', '门类'],
      ['NEW-1', '新的', '合唱'],
      [trashed.code, '另一条', '合唱'],
    ])
    expect(shown?.problems).toEqual([
      {
        sheet: '作品库',
        row: 3,
        column: '编号',
        value: trashed.code,
        message: expect.stringMatching(/垃圾箱.*恢复.*换一个编号/),
      },
    ])
    const refused = await chief.request('POST', `/api/import/batches/${batch.id}/confirm`, { publish: true })
    expect(refused.status).toBe(409)
    expect(await site.dump()).toEqual(before)
  })

  it('should bring a batch with a damaged journal to an end that says so, and not try it again', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => ['', `半途的 ${index}`, '合唱'])
    const shown = await preview([['编号', '名称', '门类'], ...rows])
    await chief.request('POST', `/api/import/batches/${shown.batch.id}/confirm`, { publish: true })
    await vi.waitUntil(async () => (await batchNow(shown)).progress > 0, { timeout: 60_000, interval: 5 })
    await server.kill()
    await appendFile(site.journalOf(shown.batch.id), '\n{"kind":"bef\n')
    use(await site.restart())
    const { state, problem } = await batchNow(shown)
    expect(state).toBe('partly-undone')
    expect(problem).toMatch(/撤销记录有 \d 行损坏/)
    expect((await site.dump())['works']?.filter((row) => row.includes('半途的'))).toEqual([])
    expect(await refusedUndo(shown)).toMatch(/撤销记录有 \d 行损坏/)
  })
})
