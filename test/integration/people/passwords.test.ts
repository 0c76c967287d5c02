import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountsSite, chen, li, password, startAccountsSite, wrongPassword } from '../../support/accountsSite.ts'
import { type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
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
      const common = await change(staff, ids[li.email], { password: '1qaz2wsx3edc' })
      expect(problems(common)).toEqual([400, expect.stringMatching(/^password：这个密码太常见/)])
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
        seen.push((await from('192.0.2.80', 'PATCH', `/api/users/${ids[li.email]}`, body, { token })).status)
      }
      expect(seen).toEqual([...Array(10).fill(400), 429, 429])
      const rows = (await rowsAbout(`users/${ids[li.email]}`)).filter(({ address }) => address === '192.0.2.80')
      expect(rows).toMatchObject([
        { name: '李某', note: '15 分钟内修改密码时，原密码不对 10 次，太频繁而没有受理至少 2 次' },
      ])
    })
  })
})
