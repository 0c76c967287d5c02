import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import sharp from 'sharp'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, updateEntry } from '../../support/entries.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Refused = { errors: { data?: { errors?: { path: string; message: string }[] } }[] }
type Listed = { docs: { id: string; title?: string }[] }

const hour = 3_600_000
const day = 24 * hour
const at = (ahead: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + ahead).toISOString()
const course = { kind: 'subsidised', type: 'music' }

onEachDatabase(({ create }) => {
  let place: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast

  beforeAll(async () => {
    place = create()
    server = await startServer({ databaseUrl: place.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await place?.drop()
  })

  /** What a write is refused for, field by field. */
  async function problems(collection: string, data: object): Promise<string[]> {
    const { status, body } = await staff.request<Refused>('POST', `/api/${collection}`, { _status: 'published', ...data })
    expect(status).toBe(400)
    return (body.errors[0]?.data?.errors ?? []).map(({ path, message }) => `${path} ${message}`)
  }
  /** A part of a page, without its marks. */
  const plain = (html: string) => html.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ')

  describe('lessons', () => {
    it('should say which is called off and which is moved, and keep their numbers', async () => {
      const lesson = (topic: string, ahead: number, more: object = {}) => ({
        topic,
        start: at(ahead),
        end: at(ahead + hour),
        ...more,
      })
      await createEntry(staff, 'courses', {
        ...course,
        title: '声乐班',
        slug: 'vocal',
        sessions: [
          lesson('第一讲', day),
          lesson('第二讲', 2 * day, { cancelled: true }),
          // moved behind the fourth
          lesson('第三讲', 9 * day, { movedFrom: at(3 * day) }),
          lesson('第四讲', 4 * day),
        ],
      })
      const { text } = await pageText(server, '/courses/vocal/')
      const rows = text.slice(text.indexOf('课程安排')).split('<li').slice(1).map(plain)
      const said = rows.map((row) => [/第 \d\/\d 课/.exec(row)?.[0], /已取消|改期/.exec(row)?.[0], row.includes('原定')])
      expect(said).toEqual([
        ['第 1/4 课', undefined, false],
        ['第 2/4 课', '已取消', false],
        ['第 4/4 课', undefined, false],
        ['第 3/4 课', '改期', true],
      ])
      expect(plain(text)).toContain('共 4 课，取消 1 课')
      const front = await pageText(server, '/')
      expect(plain(front.text)).not.toContain('第 2/4 课')
    })

    it('should say that one is put off or full, how one takes part and how one gets there', async () => {
      const house = await createEntry(staff, 'venues', {
        name: '文体中心',
        slug: 'centre',
        kind: 'palace',
        address: '春融街 1 号',
        entrance: '从西门进',
        metro: '春融街站 B 口',
        bus: 'C5 路',
        // as a Chinese map has it
        latitude: 24.8855,
        longitude: 102.8217,
        coordinateSystem: 'gcj02',
      })
      const made = await createEntry(staff, 'activities', {
        title: '采风',
        slug: 'walk',
        kind: 'photo-walk',
        admission: 'free',
        participation: 'phone',
        phone: '0871-00001006',
        bring: '一双好走的鞋',
        safetyNote: '雨天改期',
        dates: [
          { start: at(day), end: at(day + hour), venue: house.id, postponed: true },
          { start: at(2 * day), end: at(2 * day + hour), venue: house.id, seats: 20 },
        ],
      })
      const page = async (path: string) => plain((await pageText(server, path)).text)
      const walk = (await pageText(server, '/activities/walk/')).text
      for (const said of ['一双好走的鞋', '雨天改期', '从西门进', '春融街站 B 口', 'C5 路', '名额 20', '延期'])
        expect(plain(walk)).toContain(said)
      expect(walk).toContain('href="tel:087100001006"')
      // what was copied from such a map leads there again
      expect(walk).toMatch(/position=102\.821700%2C24\.885500/)
      const { dates } = (
        await staff.request<{ dates: { id: string }[] }>('GET', `/api/activities/${made.id}?depth=0`)
      ).body
      await updateEntry(staff, 'activities', made.id, {
        _status: 'published',
        dates: [dates[0], { ...dates[1], full: true }],
      })
      expect(await page('/activities/walk/')).toContain('已满')
      await updateEntry(staff, 'activities', made.id, { _status: 'published', dates: [dates[0]] })
      for (const path of ['/activities/walk/', '/activities/']) {
        await expect.poll(() => page(path)).toContain('新的时间待定')
        expect(await page(path)).toContain('延期')
      }
      await expect.poll(() => page('/venues/centre/')).toContain('春融街站 B 口')
      await expect.poll(() => page('/feeds/activities.xml')).toContain('延期 原定')
      const tooLong = { title: '采风', kind: 'photo-walk', admission: 'free', bring: '鞋'.repeat(121) }
      expect(await problems('activities', tooLong)).toEqual([expect.stringContaining('bring')])
    })

    it('should be of a type that its kind has, and moved from another time', async () => {
      const sessions = [{ start: at(day), end: at(day + hour), movedFrom: at(day) }]
      expect(await problems('courses', { ...course, type: 'lecture', title: '讲座', sessions })).toEqual([
        'type 「普惠」课程的类型只能是：美术、音乐、语言文学、舞蹈。',
        expect.stringContaining('sessions.0.movedFrom 原定开始和现在的开始是同一个时间'),
      ])
    })
  })

  describe('sign-up elsewhere', () => {
    it('should lead there and show the code until the deadline, and then say that it is over, by itself', async () => {
      const png = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#000' } }).png().toBuffer()
      const form = new FormData()
      form.append('_payload', JSON.stringify({ alt: '报名二维码' }))
      form.append('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'qr.png')
      const headers = { authorization: `JWT ${staff.token}` }
      const uploaded = await fetch(`${server.url}/api/media`, { method: 'POST', headers, body: form })
      const { doc } = (await uploaded.json()) as { doc: { id: string } }
      const until = Date.now() + 12_000
      await createEntry(staff, 'activities', {
        kind: 'reading',
        admission: 'free',
        title: '读书会',
        slug: 'reading',
        summary: '详情见 https://example.com/reading，欢迎来。',
        dates: [{ start: at(day) }],
        signUpUrl: 'https://form.example.com/reading',
        signUpPicture: doc.id,
        signUpUntil: new Date(until).toISOString(),
      })
      const open = await pageText(server, '/activities/reading/')
      expect(open.text).toContain('href="https://form.example.com/reading"')
      const [, code = ''] = /<img[^>]+src="(\/media\/[^"]+)"[^>]+alt="报名二维码"/.exec(open.text) ?? []
      const drawn = await fetch(server.url + code)
      expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)])
      expect(open.text).not.toContain('报名已截止')
      expect(open.text).toMatch(/<a class="typed" href="https:\/\/example\.com\/reading"[^>]*>\s*https:\/\/example\.com\/reading\s*<\/a>\s*，欢迎来/)
      const closed = await vi.waitFor(async () => {
        const { text } = await pageText(server, '/activities/reading/')
        expect(text).toContain('报名已截止')
        return text
      }, 60_000)
      expect(Date.now()).toBeGreaterThanOrEqual(until)
      expect(closed).not.toContain('form.example.com')
      expect(closed).not.toContain('alt="报名二维码"')
    }, 120_000)

    it.each(['http://form.example.com', 'form.example.com', 'javascript:alert(1)'])('should refuse %s', async (url) => {
      for (const collection of ['courses', 'performances', 'activities', 'calls'])
        expect(await problems(collection, { title: '网址', signUpUrl: url })).toContainEqual(
          expect.stringContaining(`signUpUrl 网址「${url}」不能用：要以 https:// 开头`),
        )
    })
  })

  describe('tags', () => {
    it('should be stored in one way, lead to all that has them, and be offered to whoever may read them', async () => {
      const notice = { kind: 'notice', date: '2026-11-21T04:00:00.000Z' }
      const tagged = await createEntry(staff, 'notices', { ...notice, title: '夜校通知', slug: 'night', tags: '#夜校#　ＡＩ,ai' })
      expect((tagged as { tags?: string }).tags).toBe('夜校、AI')
      const { text } = await pageText(server, '/notices/night/')
      expect(text).toContain(`href="/search/?tag=${encodeURIComponent('夜校')}"`)
      await createEntry(staff, 'teams', { kind: 'choir', name: '夜校合唱团', tags: '夜校' })
      await vi.waitFor(async () => {
        const found = await pageText(server, `/search/?tag=${encodeURIComponent('夜校')}`)
        expect(found.text).toContain('夜校通知')
        expect(found.text).toContain('夜校合唱团')
      }, 20_000)
      await createEntry(staff, 'works', { title: '别家的草稿', tags: '不给看', ownerUnit: cast.units.other, _status: 'draft' })
      const offered = async (api: Api) => (await api.request<{ tags: string[] }>('GET', '/api/tags')).body.tags
      expect(await offered(staff)).toEqual(['夜校', 'AI', '不给看'])
      expect(await offered(cast.as['unit-editor'])).not.toContain('不给看')
      expect((await cast.as.visitor.request('GET', '/api/tags')).status).toBe(403)
      const many = Array.from({ length: 11 }, (_, index) => `标签${index}`).join(' ')
      expect(await problems('notices', { ...notice, title: '多', tags: many })).toEqual([
        'tags 有 11 个标签，最多 10 个，请删去 1 个。',
      ])
    })
  })

  describe('honours', () => {
    it('should take words of their own besides the usual titles', async () => {
      const talent = { specialities: ['choir'], consent: { given: true } }
      await createEntry(staff, 'talents', {
        ...talent,
        name: '白玉澜',
        slug: 'bai',
        honours: [{ title: '三八红旗手', level: 'city' }],
      })
      expect(plain((await pageText(server, '/talents/bai/')).text)).toContain('市级三八红旗手')
      expect(await problems('talents', { ...talent, name: '乙', honours: [{ level: 'city' }] })).toEqual([
        expect.stringContaining('honours.0.title 请选择称号'),
      ])
    })
  })

  describe('the search of a list', () => {
    it('should find what names a person, by the name that the person has now, and by the number', async () => {
      const { docs } = (await staff.request<Listed>('GET', '/api/talents?depth=0')).body
      const id = docs[0]?.id ?? ''
      const made = await createEntry(staff, 'performances', {
        kind: 'gala',
        admission: 'free',
        title: '年终汇演',
        programme: [{ title: '独唱', performers: [id] }],
      })
      const code = (made as unknown as { code: string }).code
      const list = async (typed: string, api = staff) => {
        const like = encodeURIComponent(typed)
        const path = `/api/performances?draft=true&depth=0&where[or][0][title][like]=${like}&where[or][1][searchText][like]=${like}`
        const { body } = await api.request<Listed>('GET', path)
        return body.docs.map(({ title }) => title)
      }
      for (const typed of ['白玉澜', 'baiyulan', '玉澜', code.toLowerCase(), '年终']) expect(await list(typed)).toEqual(['年终汇演'])
      expect(await list('没有这个人')).toEqual([])
      await updateEntry(staff, 'talents', id, { name: '白兰' })
      expect([await list('白兰'), await list('玉澜')]).toEqual([['年终汇演'], []])
    })
  })
})
