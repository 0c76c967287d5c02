import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountsSite, chen, li, password, startAccountsSite, wrongPassword } from '../../support/accountsSite.ts'
import type { Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { printed } from '../../support/printed.ts'
import type { TestServer } from '../../support/server.ts'

onEachDatabase((database) => {
  let site: AccountsSite
  let server: TestServer
  let staff: Api
  let ids: Record<string, string>

  beforeAll(async () => {
    site = await startAccountsSite(database)
    ;({ server, staff, ids } = site)
  })
  afterAll(() => site.stop())

  const logIn: AccountsSite['logIn'] = (...sent) => site.logIn(...sent)
  const from: AccountsSite['from'] = (...sent) => site.from(...sent)
  const rowsAbout: AccountsSite['rowsAbout'] = (document) => site.rowsAbout(document)

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
})
