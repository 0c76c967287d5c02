import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import configured from '../../../cms/payload.config.ts'
import { administrator, type Api, separateReview } from '../../support/api.ts'
import { dumpOf } from '../../support/databaseDump.ts'
import { onEachDatabase } from '../../support/databases.ts'
import type { Stored } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { forged, sentAllTheSame, systemFields } from '../../support/systemFields.ts'

const mark = 'notices/forged-by-a-client'
const typing = '还在打字'
/** What a forged value would leave, in either database. */
const traces = [
  new RegExp(mark),
  /1999-09-09|936868149000/,
  /"(version_)?is_?autosaved":(1|true)/i,
  /"(version_)?stage":"returned"/i,
]
const fields = (await systemFields(await configured)).filter(
  // `writers` is in the table since it is written over, which is seen here too
  ({ field }) => ['writers', 'menders'].includes(field.name) || !Object.hasOwn(sentAllTheSame, field.name),
)

const made: Record<string, (number: number) => object> = {
  notices: (number) => ({ title: `通知 ${number}`, kind: 'notice', date: '2026-11-21T00:00:00.000Z' }),
  works: (number) => ({ title: `作品 ${number}`, genre: 'choir' }),
  units: (number) => ({ name: `工会 ${number}`, level: 'county' }),
  wordings: (number) => ({ wrong: `错的 ${number}`, right: `对的 ${number}`, level: 'warn' }),
}

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api
  let number = 0

  const stored = async () => Object.values(await dumpOf(dataDir, database.url)).flat()

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-system-'))
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
    staff = await administrator(server)
    await separateReview(staff, false)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  it.each(Object.entries(made))(
    'should take nothing of what only the system sets from a client, however it is sent: %s',
    async (collection, dataOf) => {
      const own = fields.filter((one) => one.collection === collection)
      expect(own.map(({ field }) => field.name)).toContain('sample')
      const sent = Object.fromEntries(own.map(({ field }) => [field.name, forged(field, mark)]))
      const hasDrafts = own.some(({ field }) => field.name === 'stage')
      const data = () => ({ ...dataOf(++number), ...sent })
      const ask = async (method: string, address: string, body?: object): Promise<Stored> => {
        const answer = await staff.request<{ doc: Stored }>(method, `/api/${collection}${address}`, body)
        expect([method, address, answer.status < 300 ? 200 : answer]).toEqual([method, address, 200])
        return answer.body.doc
      }
      const { id } = await ask('POST', '', hasDrafts ? { ...data(), _status: 'published' } : data())
      await ask('PATCH', `/${id}`, hasDrafts ? { ...sent, _status: 'published' } : sent)
      await ask('PATCH', `?where[id][equals]=${id}`, hasDrafts ? { ...sent, _status: 'published' } : sent)
      if (hasDrafts) {
        const draft = await ask('POST', '?draft=true', { ...data(), _status: 'draft' })
        for (const one of [id, draft.id]) await ask('PATCH', `/${one}?draft=true`, { ...sent, summary: '改过' })
        await ask('POST', `/${id}/duplicate?draft=true`, data())
        const { body } = await staff.request<{ docs: { id: string }[] }>(
          'GET',
          `/api/${collection}/versions?where[parent][equals]=${id}&sort=createdAt&limit=1&depth=0`,
        )
        await ask('POST', `/versions/${body.docs[0]?.id}?draft=true`, sent)
        await ask('PATCH', `/${id}`, { _status: 'published' })
      }
      // what an earlier collection of this test has the form save by itself is so
      const rows = (await stored()).filter((row) => !row.includes(typing))
      for (const trace of traces) expect([trace, rows.filter((row) => trace.test(row))]).toEqual([trace, []])
      if (!hasDrafts) return
      // the form saving by itself while somebody types
      await ask('PATCH', `/${id}?draft=true&autosave=true`, { ...sent, summary: typing })
      expect(
        Object.values(await dumpOf(dataDir, database.url))
          .flat()
          .join('\n'),
      ).not.toContain(mark)
    },
  )
})
