import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isKnownName } from '../../../cms/base/disk/dataFolderNames.ts'
import { type BackUp, backUp } from '../../support/backUp.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { previewed, type ShownBatch, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import { printed } from '../../support/printed.ts'
import { onlookerOf } from '../../support/untoldEntries.ts'

const rows = 160
const title = (index: number): string => `备份途中的 ${index}`

onEachDatabase((database) => {
  let site: ImportSite
  let shown: ShownBatch
  let taken: BackUp

  const batch = async () =>
    (await site.chief.request<ShownBatch>('GET', `/api/import/batches/${shown.batch.id}`)).body.batch
  const there = async () =>
    (
      await site.chief.request<{ totalDocs: number }>(
        'GET',
        `/api/works?limit=1&where[title][like]=${encodeURIComponent('备份途中')}`,
      )
    ).body.totalDocs
  const desk = async () => {
    const { url } = site.server
    const answer = await fetch(`${url}/admin`, { headers: { cookie: `payload-token=${site.chief.token}` } })
    return answer.text()
  }
  const restored = async (): Promise<void> => {
    // the list of names is all that a server makes
    const names = await readdir(site.server.dataDir)
    expect(names.filter((name) => !isKnownName(name) && name !== 'gongyun.db.back-up')).toEqual([])
    await site.server.stop()
    await taken.restore()
  }

  describe('a table that is imported', () => {
    beforeAll(async () => {
      site = await startImportSite(database)
    })
    afterAll(() => site.stop())

    it.each([
      ['published', true],
      ['brought in as drafts', false],
    ])(
      'should have of each row at any moment all or nothing, its line of the audit log too, while it is %s',
      async (_, publish) => {
        const { server, chief } = site
        const table = [['名称', '门类'], ...Array.from({ length: 60 }, (_, index) => [title(index), '合唱'])]
        const { batch } = await previewed(server, chief, 'works', await workbook({ 作品库: table }), { publish })
        const onlooker = await onlookerOf(server.dataDir, server.databaseUrl)
        const before = (await onlooker.entries('works')).count
        const at = `/api/import/batches/${batch.id}`
        expect((await chief.request('POST', `${at}/confirm`, { publish })).status).toBe(202)
        const partly = new Set<number>()
        const untold = new Set<string>()
        for (let count = before; count < before + 60;) {
          const seen = await onlooker.entries('works')
          count = seen.count
          for (const id of seen.untold) untold.add(id)
          if (count > before && count < before + 60) partly.add(count)
        }
        await onlooker.close()
        expect([...untold]).toEqual([])
        // it was looked at in between
        expect(partly.size).toBeGreaterThan(3)
        const state = async () => (await chief.request<ShownBatch>('GET', at)).body.batch.state
        await expect.poll(state).toBe('done')
      },
    )
  })

  describe('a back-up of the database that was made while a table was imported', () => {
    beforeAll(async () => {
      site = await startImportSite(database)
      const old = await createEntry(site.chief, 'works', { title: '原来就有的', genre: 'choir' })
      const { body } = await site.chief.request<{ code: string }>('GET', `/api/works/${old.id}`)
      shown = await previewed(
        site.server,
        site.chief,
        'works',
        await workbook({
          作品库: [
            ['编号', '名称', '门类'],
            ...Array.from({ length: rows }, (_, index) => ['', title(index), '合唱']),
            [body.code, '改了名的', '合唱'],
          ],
        }),
        { publish: true },
      )
      const begun = await site.chief.request('POST', `/api/import/batches/${shown.batch.id}/confirm`, { publish: true })
      expect(begun.status).toBe(202)
      await vi.waitUntil(async () => (await batch()).progress >= 40, { timeout: 60_000, interval: 5 })
      taken = await backUp(site.server.dataDir, site.server.databaseUrl)
      await vi.waitUntil(async () => (await batch()).state === 'done', { timeout: 120_000, interval: 50 })
      expect(await there()).toBe(rows)
    })
    afterAll(() => site.stop())

    it('should be taken back with the whole journal beside it, and say so', async () => {
      await restored()
      site = await site.restart()
      expect(await batch()).toMatchObject({
        state: 'rolled-back',
        problem: expect.stringContaining('备份做在导入途中'),
      })
      expect(await there()).toBe(0)
      expect(JSON.stringify(await site.dump())).not.toContain('改了名的')
      await expect.poll(site.server.output).toContain('恢复的数据库是一批导入途中备份的')
      expect(await desk()).toContain('导入没有做完')
    })

    it('should come to an end that names what is there, without the journal', async () => {
      await restored()
      await rm(path.join(site.server.dataDir, 'imports'), { recursive: true })
      site = await site.restart()
      if (database.name === 'MongoDB') {
        // another server may have it
        expect(await batch()).toMatchObject({ state: 'running' })
        await site.server.stop()
        await age(site, 25)
        site = await site.restart()
      }
      const left = await there()
      expect(left).toBeGreaterThanOrEqual(40)
      const { state, problem } = await batch()
      expect(state).toBe('partly-undone')
      expect(problem).toContain('撤销记录不在或不全')
      expect(problem).toContain(`写了 ${left} 条`)
      expect(problem).toContain(`「${title(0)}」`)
      await expect.poll(site.server.output).toContain('它的撤销记录（数据目录里的 imports）不在或不全')
      expect(await printed(site.server)).not.toContain('备份途中的')
      expect(await desk()).toContain('导入没有做完')
      const refused = await site.chief.request<{ errors: { message: string }[] }>(
        'POST',
        `/api/import/batches/${shown.batch.id}/undo`,
      )
      expect([refused.status, refused.body.errors[0]?.message]).toEqual([409, expect.stringContaining('不能撤销了')])
    })
  })
})

/** Has the batches look as if nobody had been at work on them for some hours. */
async function age({ server: { databaseUrl = '' } }: ImportSite, hours: number): Promise<void> {
  const client = await new MongoClient(databaseUrl).connect()
  const updatedAt = new Date(Date.now() - hours * 3_600_000)
  await client.db().collection('imports').updateMany({}, { $set: { updatedAt } })
  await client.close()
}
