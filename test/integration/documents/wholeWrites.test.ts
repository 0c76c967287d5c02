import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, type Stored } from '../../support/entries.ts'
import { refuseVersionsOfWork } from '../../support/refusingDatabase.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Work = { summary: string; authors: string[]; awards: { name: string }[]; _status: string }

onEachDatabase(({ create }) => {
  const database = create()
  let server: TestServer
  let staff: Api

  beforeAll(async () => {
    server = await startServer({ args: ['--no-sample'], databaseUrl: database.url })
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await database.drop()
  })

  const talent = (name: string) =>
    createEntry(staff, 'talents', { name, specialities: ['choir'], consent: { given: true } })
  const awards = [{ name: '一等奖' }, { name: '二等奖' }]
  const stored = async (id: string, query = 'depth=0') =>
    (await staff.request<Work>('GET', `/api/works/${id}?${query}`)).body
  const versions = async (id: string) =>
    (await staff.request<{ totalDocs: number }>('GET', `/api/works/versions?where[parent][equals]=${id}`)).body
      .totalDocs
  const audits = async () => (await staff.request<{ totalDocs: number }>('GET', '/api/audits?limit=1')).body.totalDocs

  /** A work with an author who stays, and the id of somebody who is deleted for ever. */
  async function workAndNobody(): Promise<{ work: Stored; stays: string; gone: string }> {
    const [stays, gone] = [await talent('留下的'), await talent('删掉的')]
    const data = { title: '完整', genre: 'choir', summary: '审过的', authors: [stays.id], awards, _status: 'published' }
    const work = await createEntry(staff, 'works', data)
    await staff.request('PATCH', `/api/talents/${gone.id}`, { deletedAt: new Date().toISOString() })
    expect((await staff.request('DELETE', `/api/talents/${gone.id}?trash=true`)).status).toBe(200)
    return { work, stays: stays.id, gone: gone.id }
  }

  it.each(['', '?draft=true', '?draft=true&autosave=true'])(
    'should leave a document, its rows and its versions as they were when a write is refused: PATCH %s',
    async (query) => {
      const { work, stays, gone } = await workAndNobody()
      const state = async () => [
        await stored(work.id),
        await stored(work.id, 'draft=true&depth=0'),
        await versions(work.id),
        await audits(),
      ]
      const before = await state()
      const data = { summary: '没存上', authors: [stays, gone], awards: [...awards, { name: '三等奖' }] }
      const answer = await staff.request('PATCH', `/api/works/${work.id}${query}`, {
        ...data,
        ...(query === '' && { _status: 'published' }),
      })
      // MongoDB knows no reference that leads nowhere, and takes it
      if (database.url === undefined) {
        expect(answer.status).toBe(400)
        expect(await state()).toEqual(before)
        expect((await pageText(server, `/works/${work.slug}/`)).text).toContain('审过的')
      }
      const next = await staff.request<{ doc: Work }>('PATCH', `/api/works/${work.id}`, {
        title: '只改标题',
        authors: [stays],
        _status: 'published',
      })
      expect(next.status).toBe(200)
      const { authors, awards: kept } = await stored(work.id)
      expect([authors, kept.length >= 2]).toEqual([[stays], true])
    },
  )

  it('should make nothing of a document whose creation is refused', async () => {
    const { gone } = await workAndNobody()
    const count = async () => (await staff.request<{ totalDocs: number }>('GET', '/api/works?limit=1')).body.totalDocs
    const before = [await count(), await audits()]
    const data = { title: '半条', genre: 'choir', authors: [gone], awards, _status: 'published' }
    const { status } = await staff.request('POST', '/api/works', data)
    if (database.url !== undefined) return
    expect([status, await count(), await audits()]).toEqual([400, ...before])
  })

  it('should, of many that are changed at once, leave the one that is refused half way as it was', async () => {
    const titles = ['甲', '写到一半的', '丙']
    const works = await Promise.all(
      titles.map((title) => createEntry(staff, 'works', { title, genre: 'choir', awards, _status: 'published' })),
    )
    const ids = works.map(({ id }) => id).join(',')
    const state = async (id: string) => [await stored(id), await stored(id, 'draft=true&depth=0'), await versions(id)]
    const refused = works[1]?.id ?? ''
    const before = await state(refused)
    const letThrough = await refuseVersionsOfWork(server.dataDir, database.url, '写到一半的')
    try {
      const { status, body } = await staff.request<{ docs: Stored[]; errors: { message: string }[] }>(
        'PATCH',
        `/api/works?where[id][in]=${ids}`,
        { summary: '一起改的', awards: [{ name: '三等奖' }] },
      )
      expect(status).toBe(400)
      expect(body.errors.map(({ message }) => message)).toEqual(['《写到一半的》：系统出错，没有改动，请稍后再试。'])
      expect(body.docs).toHaveLength(2)
      expect(await state(refused)).toEqual(before)
      for (const index of [0, 2]) expect((await stored(works[index]?.id ?? '')).summary).toBe('一起改的')
    } finally {
      await letThrough()
    }
  })

  it('should let many write different documents at once, each whole', async () => {
    const works = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        createEntry(staff, 'works', { title: `同时 ${index}`, genre: 'choir', awards, _status: 'published' }),
      ),
    )
    await Promise.all(
      works.map(async ({ id }, index) => {
        const more = Array.from({ length: 20 }, (_, row) => ({ name: `奖 ${index}-${row}` }))
        const answer = await staff.request('PATCH', `/api/works/${id}`, { awards: more, _status: 'published' })
        expect(answer.status).toBe(200)
      }),
    )
    for (const [index, { id, slug }] of works.entries()) {
      const { awards: rows } = await stored(id)
      expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, row) => `奖 ${index}-${row}`))
      await expect.poll(async () => (await pageText(server, `/works/${slug}/`)).text).toContain(`奖 ${index}-19`)
    }
  })

  it('should read a group that is sent as null as an empty one, and refuse a row that is none in Chinese', async () => {
    const course = await createEntry(staff, 'courses', {
      title: '合唱班',
      kind: 'subsidised',
      type: 'music',
      price: { list: 8000, subsidy: 6000 },
      _status: 'draft',
    })
    const answer = await staff.request<{ doc: { price: unknown } }>('PATCH', `/api/courses/${course.id}?draft=true`, {
      price: null,
    })
    expect([answer.status, JSON.stringify(answer.body.doc.price)]).toEqual([200, expect.not.stringContaining('8000')])
    const refused = await staff.request('PATCH', `/api/courses/${course.id}?draft=true`, { sessions: [null] })
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('第 1 行')])
    const unreadable = await staff.request('PATCH', `/api/courses/${course.id}`, { updatedAt: '昨天' })
    expect([unreadable.status, JSON.stringify(unreadable.body)]).toEqual([
      400,
      expect.stringContaining('「昨天」不是日期'),
    ])
  })
})
