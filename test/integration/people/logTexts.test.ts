import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import configured from '../../../cms/payload.config.ts'
import { type AccountsSite, chen, li, password, startAccountsSite, wrongPassword } from '../../support/accountsSite.ts'
import { type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { markedDocument } from '../../support/markedFields.ts'
import { printed } from '../../support/printed.ts'
import { refuseWrites } from '../../support/refusingDatabase.ts'
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
