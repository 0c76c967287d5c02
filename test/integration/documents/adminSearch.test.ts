import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, updateEntry } from '../../support/entries.ts'
import { printed } from '../../support/printed.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Listed = { docs: { id: string; title?: string }[]; errors?: { message: string }[] }
const notice = { kind: 'notice', date: '2026-11-21T00:00:00.000Z' }

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api
  let cast: Cast

  const start = () => startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-search-'))
    server = await start()
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  /** The list of a collection in the admin, searched. */
  async function list(collection: string, typed: string): Promise<string> {
    const headers = { cookie: `payload-token=${staff.token}` }
    const path = `/admin/collections/${collection}?search=${encodeURIComponent(typed)}`
    const html = await (await fetch(server.url + path, { headers })).text()
    return /<table.*<\/table>/s.exec(html)?.[0] ?? ''
  }
  /** Titles that the drop-down of a relation to notices finds. */
  async function titles(typed: string, api = staff): Promise<string[]> {
    const like = encodeURIComponent(typed)
    const where = `where[or][0][title][like]=${like}&where[or][1][searchText][like]=${like}`
    const { status, body } = await api.request<Listed>('GET', `/api/notices?draft=true&depth=0&sort=title&${where}`)
    expect([status, body.errors]).toEqual([200, undefined])
    return body.docs.flatMap(({ title }) => title ?? [])
  }
  const draft = (title: string, more: object = {}) =>
    createEntry(staff, 'notices', { ...notice, title, _status: 'draft', ...more })

  describe('the search of a list', () => {
    it('should find by pinyin, initials and other ways to write a title, in every collection', async () => {
      const of: [collection: string, data: object, shown: string, typed: string[]][] = [
        ['notices', { ...notice, title: '職工合唱團招新' }, '職工合唱團招新', ['职工合唱团', 'hechang', 'hct']],
        ['talents', { name: '阿依古丽·买买提' }, '阿依古丽·买买提', ['阿依古丽买买提', 'ayiguli', '古丽•买']],
        ['venues', { name: '滇池ＫＴＶ' }, '滇池ＫＴＶ', ['ktv', 'dianchi']],
        ['works', { title: '重庆的歌' }, '重庆的歌', ['chongqing', 'zhongqing', 'cqdg']],
        ['wordings', { wrong: '曾国潘', right: '曾国藩' }, '曾国潘', ['zengguo', 'cengguo']],
        ['units', { name: '西安职工书屋', level: 'grass-roots' }, '西安职工书屋', ["xi'an", 'xian']],
      ]
      for (const [collection, data, shown, typed] of of) {
        const isEntry = !['wordings', 'units'].includes(collection)
        if (isEntry) await createEntry(staff, collection, { ...data, _status: 'draft' })
        else expect((await staff.request('POST', `/api/${collection}`, data)).status).toBe(201)
        for (const text of typed)
          expect([text, await list(collection, text)]).toEqual([text, expect.stringContaining(shown)])
        expect(await list(collection, 'jianzhi')).not.toContain(shown)
      }
      expect(await list('users', 'danwei')).toContain('unit-editor@example.org')
    })

    it('should find files by what they are called and by their names', async () => {
      const form = new FormData()
      form.append('_payload', JSON.stringify({ alt: '剪紙展' }))
      const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
        .png()
        .toBuffer()
      form.append('file', new Blob([picture], { type: 'image/png' }), '春联.png')
      expect((await staff.request('POST', '/api/media', form)).status).toBe(201)
      for (const text of ['剪纸', 'jianzhi', 'chunlian', '春聯']) expect(await list('media', text)).toContain('剪紙展')
    })

    it('should find what each of many people of one name stands in, and nothing else', async () => {
      const people: string[] = []
      for (let index = 0; index < 26; index++) {
        const name = index % 13 === 12 ? `宋${index}` : `东方${index}`
        people.push((await createEntry(staff, 'talents', { name, slug: `east-${index}`, _status: 'draft' })).id)
      }
      const expected: string[] = []
      for (const [index, id] of people.entries()) {
        const title = `第${index}件`
        await createEntry(staff, 'works', { title, slug: `work-${index}`, authors: [id], _status: 'draft' })
        if (index % 13 !== 12) expected.push(title)
      }
      const { body } = await staff.request<Listed>(
        'GET',
        `/api/works?draft=true&depth=0&limit=100&where[searchText][like]=${encodeURIComponent('东方')}`,
      )
      expect(body.docs.map(({ title }) => title).sort()).toEqual(expected.sort())
    })

    it('should find % _ and \\ where they stand and nowhere else', async () => {
      await draft('工会费2%')
      await draft('a_b')
      await draft('c\\d')
      expect(await titles('%')).toEqual(['工会费2%'])
      expect(await titles('_')).toEqual(['a_b'])
      expect(await titles('\\')).toEqual(['c\\d'])
      expect(await titles('·')).toEqual([])
    })
  })

  describe('what an entry is found by', () => {
    it('should follow its title, however it is written', async () => {
      const { id } = await createEntry(staff, 'notices', { ...notice, title: '剪纸课' })
      expect(await titles('jianzhike')).toEqual(['剪纸课'])
      await updateEntry(staff, 'notices', `${id}?draft=true`, { title: '陶艺课' })
      expect([await titles('jianzhike'), await titles('taoyike')]).toEqual([[], ['陶艺课']])
      const published = await staff.request<Listed>('GET', '/api/notices?where[searchText][like]=jianzhike')
      expect(published.body.docs.map(({ title }) => title)).toEqual(['剪纸课'])

      const versions = await staff.request<Listed>(
        'GET',
        `/api/notices/versions?where[parent][equals]=${id}&sort=createdAt`,
      )
      const [first] = versions.body.docs
      expect((await staff.request('POST', `/api/notices/versions/${first?.id}`)).status).toBe(200)
      await updateEntry(staff, 'notices', id, { _status: 'published' })
      expect([await titles('jianzhike'), await titles('taoyike')]).toEqual([['剪纸课'], []])

      const many = `/api/notices?where[id][equals]=${id}`
      expect((await staff.request('PATCH', many, { title: '茶艺课' })).status).toBe(200)
      expect([await titles('jianzhike'), await titles('chayike')]).toEqual([[], ['茶艺课']])
      await updateEntry(staff, 'notices', id, { summary: '只改摘要' })
      expect(await titles('chayike')).toEqual(['茶艺课'])
    })

    it('should be what the server makes of it, and never be told', async () => {
      const { id } = await draft('旗袍秀', { searchText: 'qiaomen' })
      expect([await titles('qiaomen'), await titles('qipao')]).toEqual([[], ['旗袍秀']])
      for (const query of [
        `/${id}?draft=true`,
        `/${id}?draft=true&select[searchText]=true`,
        '?draft=true&limit=100',
        '/versions?limit=100',
      ]) {
        const { status, body } = await staff.request('GET', `/api/notices${query}`)
        expect([query, status]).toEqual([query, 200])
        expect(JSON.stringify(body)).not.toMatch(/searchText|③/)
      }
    })

    it('should leave other queries as they are', async () => {
      await draft('皮影戏')
      const { body } = await staff.request<Listed>('GET', '/api/notices?draft=true&where[title][like]=piying')
      expect(body.docs).toEqual([])
      expect(await titles('piying')).toEqual(['皮影戏'])
    })

    it('should be found by whoever may see the entry, and by nobody else', async () => {
      await draft('昆曲欣赏', { ownerUnit: cast.units.own })
      await draft('昆曲排练', { ownerUnit: cast.units.other })
      expect(await titles('kunqu')).toEqual(['昆曲排练', '昆曲欣赏'].sort())
      expect(await titles('kunqu', cast.as['unit-editor'])).toEqual(['昆曲欣赏'])
      const visit = await cast.as.visitor.request('GET', '/api/notices?where[searchText][like]=kunqu')
      expect(visit.status).toBe(403)
    })

    it('should be made for entries from before there was any', async () => {
      await createEntry(staff, 'notices', { ...notice, title: '木偶戏' })
      await draft('布袋戏')
      await server.stop()
      const raw = await openRaw(dataDir, database.url)
      await raw.forgetSearchTexts('notices')
      await raw.close()
      server = await start()
      staff = await administrator(server)
      await expect.poll(() => titles('muouxi'), { timeout: 60_000 }).toEqual(['木偶戏'])
      await expect.poll(() => titles('budaixi'), { timeout: 60_000 }).toEqual(['布袋戏'])
      expect(await printed(server)).not.toMatch(/检索文字没有补全/)
    })
  })
})
