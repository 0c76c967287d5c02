import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import configured from '../../cms/payload.config.ts'
import { administrator, type Api, login } from '../support/api.ts'
import { onEachDatabase } from '../support/databases.ts'
import { createEntry } from '../support/entries.ts'
import { markedDocument } from '../support/markedFields.ts'
import { printed } from '../support/printed.ts'
import { refuseWrites } from '../support/refusingDatabase.ts'
import { startServer, type TestServer } from '../support/server.ts'

type Row = {
  action: string
  document: string
  title: string
  name: string
  address: string
  note: string
  user: string | null
}

const password = 'songs-for-workers'
const chen = { name: '陈某', email: 'chen@example.org', password, role: 'editor' }
const li = { name: '李某', email: 'li@example.org', password, role: 'editor' }
const wrongPassword = 'a-wrong-password-7081'

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    database = create()
    const counting = pathToFileURL(path.resolve('test/support/countHashes.mjs')).href
    server = await startServer({
      databaseUrl: database.url,
      args: ['--no-sample'],
      env: { NODE_OPTIONS: `--import ${counting}`, LOG_LEVEL: 'trace' },
    })
    staff = await administrator(server)
    for (const account of [chen, li]) {
      const { body } = await staff.request<{ doc: { id: string } }>('POST', '/api/users', account)
      ids[account.email] = body.doc.id
    }
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  /** Sends as a visitor from an address, through a proxy on this machine. */
  async function from(address: string, method: string, url: string, body: object, cookie = '', token = '') {
    const response = await fetch(server.url + url, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': address,
        ...(cookie && { cookie }),
        ...(token && { authorization: `JWT ${token}` }),
      },
      body: JSON.stringify(body),
    })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const logIn = (address: string, email: string, tried: string, cookie?: string) =>
    from(address, 'POST', '/api/users/login', { email, password: tried }, cookie)
  /** An account of its own, with a way to change it as an administrator does. */
  const another = async (name: string) => {
    const email = `${name}@example.org`
    const { body } = await staff.request<{ doc: { id: string } }>('POST', '/api/users', { ...chen, name, email })
    const { id } = body.doc
    return { id, email, change: (data: object) => staff.request('PATCH', `/api/users/${id}`, data) }
  }

  it('should keep what an administrator changes of an account while its owner logs in and out', async () => {
    const { id, email, change } = await another('racing')
    let valid = password
    for (let round = 0; round < 6; round++) {
      const next = `${password}-${round}`
      const open = await login(server, email, valid)
      const isFound = ({ status }: { status: number }) => status < 500
      // each takes some tenths of a second, and the change comes in between
      const underWay = [
        logIn(`10.9.0.${round}`, email, valid),
        open.request('POST', '/api/users/refresh-token'),
        open.request('PATCH', `/api/users/${id}`, {}),
        new Promise((resolve) => setTimeout(resolve, 20 * round)).then(() =>
          change({ password: next, role: round % 2 === 0 ? 'auditor' : 'editor' }),
        ),
      ]
      const answers = (await Promise.all(underWay)) as { status: number }[]
      expect([round, answers.every(isFound), answers.at(-1)?.status]).toEqual([round, true, 200])
      const { body } = await staff.request('GET', `/api/users/${id}`)
      expect([round, body['role']]).toEqual([round, round % 2 === 0 ? 'auditor' : 'editor'])
      expect([round, (await logIn(`10.9.1.${round}`, email, valid)).status]).toEqual([round, 401])
      expect([round, (await logIn(`10.9.2.${round}`, email, next)).status]).toEqual([round, 200])
      // what was open before the change has ended with it
      expect([round, (await open.request<{ user: unknown }>('GET', '/api/users/me')).body.user]).toEqual([round, null])
      valid = next
    }
  })

  it('should let everybody in who logs in at once, and out again one by one', async () => {
    const { email } = await another('together')
    const all = await Promise.all(Array.from({ length: 4 }, async () => login(server, email, password)))
    const isIn = async (api: Api) => (await api.request<{ user: unknown }>('GET', '/api/users/me')).body.user !== null
    expect(await Promise.all(all.map(isIn))).toEqual([true, true, true, true])
    const [one, two, ...rest] = all as [Api, Api, ...Api[]]
    await Promise.all([one.request('POST', '/api/users/logout'), two.request('POST', '/api/users/logout')])
    expect(await Promise.all(all.map(isIn))).toEqual([false, false, ...rest.map(() => true)])
    await rest[0]?.request('POST', '/api/users/logout?allSessions=true')
    expect(await Promise.all(all.map(isIn))).toEqual([false, false, false, false])
  })

  it('should not open a log-in again that ends while its owner changes the password', async () => {
    const { id, email } = await another('closing')
    let valid = password
    for (let round = 0; round < 6; round++) {
      const [next, open] = [`${password}-${round}`, await login(server, email, valid)]
      const change = open.request('PATCH', `/api/users/${id}`, { password: next, currentPassword: valid })
      await new Promise((resolve) => setTimeout(resolve, 30 * round))
      await open.request('POST', `/api/users/logout${round % 2 === 0 ? '' : '?allSessions=true'}`)
      if ((await change).status === 200) valid = next
      expect([round, (await open.request<{ user: unknown }>('GET', '/api/users/me')).body.user]).toEqual([round, null])
    }
  })

  it('should end a log-in that is renewed in the same moment, without an error of the server', async () => {
    const { email } = await another('leaving')
    for (let round = 0; round < 6; round++) {
      const open = await login(server, email, password)
      const steps = ['refresh-token', 'refresh-token', 'logout', 'refresh-token']
      const answers = await Promise.all(steps.map((step) => open.request('POST', `/api/users/${step}`)))
      expect([round, answers.filter(({ status }) => status >= 500)]).toEqual([round, []])
      expect([round, (await open.request<{ user: unknown }>('GET', '/api/users/me')).body.user]).toEqual([round, null])
    }
  })

  const rowsAbout = async (document: string): Promise<Row[]> =>
    (
      await staff.request<{ docs: Row[] }>(
        'GET',
        `/api/audits?where[and][0][document][equals]=${document}&where[and][1][action][equals]=loginFailed&limit=0&sort=at`,
      )
    ).body.docs

  describe('the log-in', () => {
    it('should answer alike and work alike, whether or not somebody has the address', async () => {
      const attempts = [chen.email, 'nobody@example.org', ` ${chen.email.toUpperCase()}`, 'x']
      const seen = []
      for (const [index, email] of attempts.entries()) {
        const before = server.output().length
        const { status, text, headers } = await logIn(`203.0.113.${index + 1}`, email, wrongPassword)
        const work = (await printed(server)).slice(before).match(/hash \d+ \d+/g)
        seen.push({ status, text, work, names: [...headers.keys()].filter((name) => name !== 'date') })
      }
      expect(seen[0]).toMatchObject({ status: 401, work: ['hash 600000 32'] })
      expect(seen).toEqual(Array(attempts.length).fill(seen[0]))
    })

    it('should stop whoever guesses, alike for every address, and let the others in', async () => {
      const answers: Record<string, [number, string][]> = {}
      for (const email of [li.email, 'nobody@example.org']) {
        answers[email] = []
        for (let count = 0; count < 15; count++) {
          const { status, text } = await logIn('198.51.100.9', email, wrongPassword)
          answers[email].push([status, text])
        }
      }
      expect(answers[li.email]?.map(([status]) => status)).toEqual([...Array(10).fill(401), ...Array(5).fill(429)])
      expect(answers['nobody@example.org']).toEqual(answers[li.email])
      const refused = await logIn('198.51.100.9', li.email, password)
      expect(refused.status).toBe(429)
      expect(refused.text).toMatch(/登录尝试太多，请 \d+ 分钟后再试。您以前登录过的浏览器不受别人尝试的影响。/)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await logIn('198.51.100.10', li.email, password)).status).toBe(200)
    })

    it('should let a browser in that has logged in before, whoever guesses beside it', async () => {
      const { headers } = await logIn('198.51.100.20', chen.email, password)
      const device = headers.getSetCookie().find((cookie) => cookie.startsWith('gongyun-device=')) ?? ''
      expect(device).toMatch(/HttpOnly.*SameSite=Strict/)
      for (let count = 0; count < 12; count++) await logIn('198.51.100.20', chen.email, wrongPassword)
      const cookie = device.split(';')[0] ?? ''
      expect((await logIn('198.51.100.20', chen.email, password)).status).toBe(429)
      expect((await logIn('198.51.100.20', chen.email, password, cookie)).status).toBe(200)
      // it is worth nothing for anybody else, and not when it is forged
      for (let count = 0; count < 12; count++) await logIn('198.51.100.20', li.email, wrongPassword, cookie)
      expect((await logIn('198.51.100.20', li.email, password, cookie)).status).toBe(429)
      expect((await logIn('198.51.100.20', chen.email, password, cookie.slice(0, -1))).status).toBe(429)
      // nor once the password was set anew, were it to the same
      expect((await staff.request('PATCH', `/api/users/${ids[chen.email]}`, { password })).status).toBe(200)
      expect((await logIn('198.51.100.20', chen.email, password, cookie)).status).toBe(429)
    })

    it('should let whoever knows the password in where others guess at made-up accounts, and tell nobody apart', async () => {
      // too long to be looked at, so that they cost no work
      for (let count = 0; count < 105; count++) await logIn('198.51.100.40', `n${count}@example.org`, 'x'.repeat(600))
      const timed = async (email: string, tried: string) => {
        const began = performance.now()
        const { status, text } = await logIn('198.51.100.40', email, tried)
        return { status, text, isSlow: performance.now() - began >= 3_000 }
      }
      expect(await timed(li.email, password)).toMatchObject({ status: 200, isSlow: true })
      for (let round = 0; round < 4; round++) {
        const [known, unknown] = await Promise.all(
          [chen.email, 'nobody@example.org'].map((email) => timed(email, wrongPassword)),
        )
        expect(known).toMatchObject(round < 3 ? { status: 401, isSlow: true } : { status: 429, isSlow: false })
        expect(unknown).toEqual(known)
      }
    })

    it('should keep twenty log-ins of a person open, the newest', async () => {
      const tokens: string[] = []
      for (let count = 0; count < 23; count++)
        tokens.push((JSON.parse((await logIn('198.51.100.50', li.email, password)).text) as { token: string }).token)
      const me = async (token: string | undefined) => {
        const response = await fetch(`${server.url}/api/users/me`, { headers: { authorization: `JWT ${token}` } })
        return ((await response.json()) as { user: { sessions: unknown[] } | null }).user
      }
      expect((await me(tokens.at(-1)))?.sessions.length).toBe(20)
      expect(await Promise.all([2, 3, 22].map(async (index) => (await me(tokens[index])) !== null))).toEqual([
        false,
        true,
        true,
      ])
    })

    it('should let a whole office log in behind one address', async () => {
      for (let person = 0; person < 30; person++)
        expect([person, (await logIn('198.51.100.30', chen.email, password)).status]).toEqual([person, 200])
    })

    it('should count to a /64 in IPv6, and not believe a visitor about being somebody else', async () => {
      for (let count = 0; count < 10; count++) await logIn(`2001:db8:7:1::${count + 1}`, chen.email, wrongPassword)
      expect((await logIn('2001:db8:7:1:ffff::1', chen.email, wrongPassword)).status).toBe(429)
      expect((await logIn('2001:db8:7:2::1', chen.email, wrongPassword)).status).toBe(401)
      // what stands to the left of what the proxy saw is the visitor's own
      expect((await logIn('192.0.2.77, 2001:db8:7:1::5', chen.email, wrongPassword)).status).toBe(429)
      // nor does an address of its own for each make rows
      for (let count = 0; count < 30; count++)
        await logIn(`2001:db8:7:1::a${count}`, `nobody${count % 3}@example.org`, 'x'.repeat(600))
      const ofNetwork = async (document: string) =>
        (await rowsAbout(document)).filter(({ address }) => address.startsWith('2001:db8:7:1:'))
      expect((await ofNetwork(`users/${ids[chen.email]}`)).map(({ note }) => note)).toEqual([
        '15 分钟内密码不对 10 次，太频繁而没有受理至少 2 次',
      ])
      expect((await ofNetwork('users')).length).toBe(1)
    })

    it('should count every way of writing its path', async () => {
      const ways = ['/api/users/LOGIN', '/api/users/%6cogin', '/api/%75sers/login', '/api/users/login?depth=0']
      const tried = { email: chen.email, password: wrongPassword }
      for (let count = 0; count < 3; count++) for (const way of ways) await from('192.0.2.40', 'POST', way, tried)
      for (const way of ways) {
        const { status } = await from('192.0.2.40', 'POST', way, tried)
        expect([way, status === 429 || status === 404]).toEqual([way, true])
      }
      expect((await logIn('192.0.2.40', chen.email, wrongPassword)).status).toBe(429)
    })

    it('should stand in the audit log where it failed: whose account, from where, how often, in one row', async () => {
      for (let count = 0; count < 30; count++) await logIn('192.0.2.50', chen.email, wrongPassword)
      for (const email of ['nobody-1@example.org', 'nobody-2@example.org'])
        await logIn('192.0.2.50', email, wrongPassword)
      const rows = (await rowsAbout(`users/${ids[chen.email]}`)).filter(({ address }) => address === '192.0.2.50')
      expect(rows).toMatchObject([
        { title: '陈某', name: '未登录', user: null, note: '15 分钟内密码不对 10 次，太频繁而没有受理至少 16 次' },
      ])
      const unknown = (await rowsAbout('users')).filter(({ address }) => address === '192.0.2.50')
      expect(unknown).toMatchObject([{ title: '没有这个账号', name: '未登录', note: '15 分钟内密码不对 2 次' }])
      const all = JSON.stringify([...rows, ...unknown])
      expect(all).not.toContain('nobody')
      expect(all).not.toContain(wrongPassword)
    })

    it.each(['forgot-password', 'reset-password', 'unlock', 'first-register'])(
      'should say the same to everybody who asks for %s',
      async (way) => {
        const answers = []
        for (const email of [chen.email, 'nobody@example.org']) {
          const { status, text } = await from('192.0.2.60', 'POST', `/api/users/${way}`, {
            email,
            token: 'x',
            password,
          })
          answers.push([status, text])
        }
        expect(answers[0]?.[0]).toBe(400)
        expect(answers[0]?.[1]).toContain('找管理员')
        expect(answers[1]).toEqual(answers[0])
      },
    )
  })

  describe('a password', () => {
    const change = (api: Api, id: string | undefined, body: object) =>
      api.request<{ errors?: { data: { errors: { path: string; message: string }[] } }[] }>(
        'PATCH',
        `/api/users/${id}`,
        body,
      )
    const problems = ({ status, body }: Awaited<ReturnType<typeof change>>) => [
      status,
      ...(body.errors?.[0]?.data.errors ?? []).map(({ path, message }) => `${path}：${message}`),
    ]
    const isPassword = async (email: string, tried: string) => (await logIn('192.0.2.70', email, tried)).status === 200

    it('should have ten characters when it is new, whoever sets it', async () => {
      const short = 'password：密码太短：现在是 9 个字符，至少要 10 个。可以用一句好记的话。'
      const made = await staff.request('POST', '/api/users', {
        ...chen,
        email: 'short@example.org',
        password: '唱歌唱歌唱歌唱歌🎵',
      })
      expect(problems(made as Awaited<ReturnType<typeof change>>)).toEqual([400, short])
      expect(problems(await change(staff, ids[li.email], { password: '123456789' }))).toEqual([400, short])
      const long = await change(staff, ids[li.email], { password: 'x'.repeat(501) })
      expect(problems(long)).toEqual([400, 'password：密码太长：现在是 501 个字符，最多 500 个。'])
      expect(await isPassword(li.email, password)).toBe(true)
    })

    it('should be changed by its owner only with the old one, in every way, and by administrators for others', async () => {
      const own = await login(server, chen.email, password)
      const next = 'another-song-for-workers'
      const missing = 'currentPassword：请填写原密码：改自己的密码，要先写对现在的密码。'
      const wrong = 'currentPassword：原密码不对，密码没有改。忘了的话，请找管理员为您设新密码。'
      expect(problems(await change(own, ids[chen.email], { password: next }))).toEqual([400, missing])
      for (const currentPassword of ['', null, 7, { a: 1 }, [password]])
        expect(problems(await change(own, ids[chen.email], { password: next, currentPassword }))).toEqual([
          400,
          missing,
        ])
      expect(problems(await change(own, ids[chen.email], { password: next, currentPassword: next }))).toEqual([
        400,
        wrong,
      ])
      const many = await own.request<{ docs: unknown[]; errors: { message: string }[] }>(
        'PATCH',
        `/api/users?where[id][equals]=${ids[chen.email]}`,
        {
          password: next,
        },
      )
      expect([many.status, many.body.docs, many.body.errors[0]?.message]).toEqual([
        400,
        [],
        expect.stringContaining(missing.split('：').slice(1).join('：')),
      ])
      expect(await isPassword(chen.email, password)).toBe(true)

      const { status } = await change(own, ids[chen.email], { password: next, currentPassword: password })
      expect([status, await isPassword(chen.email, next), await isPassword(chen.email, password)]).toEqual([
        200,
        true,
        false,
      ])
      expect((await own.request<{ user: unknown }>('GET', '/api/users/me')).body.user).not.toBeNull()
      expect((await change(staff, ids[chen.email], { password })).status).toBe(200)
      expect(await isPassword(chen.email, password)).toBe(true)
    })

    it('should ask administrators too, for their own, and keep the old one nowhere', async () => {
      const me = await staff.request<{ user: { id: string } }>('GET', '/api/users/me')
      expect(problems(await change(staff, me.body.user.id, { password: 'one-more-song-for-all' }))[0]).toBe(400)
      const renamed = await change(staff, me.body.user.id, { name: '管理员', currentPassword: 'seen-nowhere-4711' })
      expect([renamed.status, JSON.stringify(renamed.body).includes('seen-nowhere')]).toEqual([200, false])
    })

    it('should not be guessed there either', async () => {
      const own = (await logIn('192.0.2.80', li.email, password)).text
      const { token } = JSON.parse(own) as { token: string }
      const seen = []
      for (let count = 0; count < 12; count++) {
        const body = { password: 'another-song-for-workers', currentPassword: wrongPassword }
        seen.push((await from('192.0.2.80', 'PATCH', `/api/users/${ids[li.email]}`, body, '', token)).status)
      }
      expect(seen).toEqual([...Array(10).fill(400), 429, 429])
      const rows = (await rowsAbout(`users/${ids[li.email]}`)).filter(({ address }) => address === '192.0.2.80')
      expect(rows).toMatchObject([
        { name: '李某', note: '15 分钟内修改密码时，原密码不对 10 次，太频繁而没有受理至少 2 次' },
      ])
    })
  })

  describe('an account', () => {
    it('should tell its owner nothing of the addresses of others, and keep its own name and address', async () => {
      const { token } = JSON.parse((await logIn('192.0.2.85', li.email, password)).text) as { token: string }
      const answers = []
      for (const email of [chen.email, 'free@example.org', 'admin@gongyun.local']) {
        const body = { email, name: '管理员' }
        const { status, text } = await from('192.0.2.85', 'PATCH', `/api/users/${ids[li.email]}`, body, '', token)
        const { doc } = JSON.parse(text) as { doc: { name: string; email: string } }
        answers.push({ status, name: doc.name, email: doc.email })
      }
      expect(answers).toEqual(Array(3).fill({ status: 200, name: li.name, email: li.email }))
      const many = `/api/users?where[id][equals]=${ids[li.email]}`
      await from('192.0.2.85', 'PATCH', many, { email: 'free@example.org', name: '管理员' }, '', token)
      expect((await staff.request<object>('GET', `/api/users/${ids[li.email]}`)).body).toMatchObject({
        name: li.name,
        email: li.email,
      })
    })
  })

  describe('the log', () => {
    const markers: string[] = []
    /** Small letters alone, as our own words are, so that nothing is left out only because of its shape. */
    const mark = () => {
      const letters = markers.length.toString().replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? '')
      markers.push(`zmark${letters}z`)
      return markers.at(-1) ?? ''
    }
    const found = async () => {
      const lines = await printed(server)
      return [...markers, wrongPassword, password, chen.email, li.email, '73901482'].filter((one) =>
        lines.includes(one),
      )
    }

    it('should say nothing that a person wrote or owns, whatever is refused and whatever fails', async () => {
      const { collections, globals } = await configured
      const entry = await createEntry(staff, 'works', { title: mark(), genre: 'choir' })
      const own = await login(server, li.email, password)
      const writeEverything = async (): Promise<number[]> => {
        const seen: number[] = []
        const send = async (api: Api, method: string, url: string, body?: object) =>
          seen.push((await api.request(method, url, body)).status)
        for (const { slug, fields, upload } of collections) {
          if (slug.startsWith('payload-')) continue
          const data = markedDocument(fields, mark)
          if (slug === 'users') Object.assign(data, { password: mark() + mark(), role: 'editor' })
          const form = new FormData()
          form.set('_payload', JSON.stringify(data))
          form.set('file', new Blob([mark()], { type: 'image/png' }), `${mark()}.png`)
          await send(staff, 'POST', `/api/${slug}?draft=true`, upload ? form : data)
          await send(staff, 'GET', `/api/${slug}?where[title][equals]=${mark()}&where[id][near]=${mark()}`)
          await send(staff, 'PATCH', `/api/${slug}/${mark()}`, data)
        }
        for (const { slug, fields } of globals)
          await send(staff, 'POST', `/api/globals/${slug}`, markedDocument(fields, mark))
        await send(staff, 'PATCH', `/api/works/${entry.id}`, { title: mark(), summary: { text: mark() } })
        await send(staff, 'PATCH', `/api/works/${entry.id}?draft=true`, { title: mark() })
        await send(staff, 'PATCH', `/api/works?where[id][equals]=${entry.id}`, { summary: mark() })
        for (const step of ['submit', 'return', 'override', mark()])
          await send(staff, 'POST', `/api/works/${entry.id}/review`, {
            step,
            comment: mark(),
            seen: new Date().toISOString(),
          })
        await send(staff, 'PATCH', `/api/users/${ids[chen.email]}`, { name: mark(), password: mark() + mark() })
        await send(own, 'PATCH', `/api/users/${ids[li.email]}`, { password: mark() + mark(), currentPassword: mark() })
        await send(staff, 'POST', `/api/payload-preferences/${mark()}`, { value: mark() })
        for (const url of [
          `/admin/${mark()}`,
          `/admin/collections/works?search=${mark()}`,
          `/preview/${mark()}/${mark()}`,
        ])
          await send(staff, 'GET', url)
        for (const url of [`/api/${mark()}/${mark()}`, `/api/media/file/${mark()}.png`, `/${mark()}/?q=${mark()}`])
          await send(staff, 'GET', url)
        const text = await fetch(`${server.url}/api/works`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `JWT ${staff.token}` },
          body: `{"title":"${mark()}`,
        })
        seen.push(text.status)
        for (const [email, tried] of [
          [`${mark()}@example.org`, mark()],
          [chen.email, mark()],
          [li.email, password],
        ])
          seen.push((await logIn('192.0.2.90', email ?? '', tried ?? '')).status)
        // the database refuses all but one of them
        const twins = {
          ...markedDocument([], mark),
          name: mark(),
          email: `${mark()}@twins.example`,
          password: mark() + mark(),
        }
        const made = await Promise.all(Array.from({ length: 4 }, () => staff.request('POST', '/api/users', twins)))
        return [...seen, ...made.map(({ status }) => status)]
      }
      await writeEverything()
      expect(await found()).toEqual([])

      const mend = await refuseWrites(server.dataDir, server.databaseUrl)
      let statuses: number[]
      try {
        statuses = await writeEverything()
      } finally {
        await mend()
      }
      expect(statuses.filter((status) => status >= 500).length).toBeGreaterThan(10)
      expect(await found()).toEqual([])
      expect(server.output()).not.toMatch(/pbkdf2-sha256-v1:|\b[0-9a-f]{64}\b/)
      // and yet it tells that something failed, and where
      await expect.poll(server.output).toMatch(/"level":50.*"stack":".*:\d+:\d+/)
    })
  })
})
