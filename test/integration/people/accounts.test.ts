import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountsSite, chen, li, password, startAccountsSite } from '../../support/accountsSite.ts'
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

  describe('an account', () => {
    it('should tell its owner nothing of the addresses of others, and keep its own name and address', async () => {
      const { token } = JSON.parse((await logIn('192.0.2.85', li.email, password)).text) as { token: string }
      const answers = []
      for (const email of [chen.email, 'free@example.org', 'admin@gongyun.local']) {
        const body = { email, name: '管理员' }
        const { status, text } = await from('192.0.2.85', 'PATCH', `/api/users/${ids[li.email]}`, body, { token })
        const { doc } = JSON.parse(text) as { doc: { name: string; email: string } }
        answers.push({ status, name: doc.name, email: doc.email })
      }
      expect(answers).toEqual(Array(3).fill({ status: 200, name: li.name, email: li.email }))
      const many = `/api/users?where[id][equals]=${ids[li.email]}`
      await from('192.0.2.85', 'PATCH', many, { email: 'free@example.org', name: '管理员' }, { token })
      expect((await staff.request<object>('GET', `/api/users/${ids[li.email]}`)).body).toMatchObject({
        name: li.name,
        email: li.email,
      })
    })
  })
})
