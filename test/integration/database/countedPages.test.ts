import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { onEachDatabase } from '../../support/databases.ts'
import { pushedPayload } from '../../support/pushedPayload.ts'

const collection = 'notices' as const
const many = 7

onEachDatabase(({ create }) => {
  let place: ReturnType<typeof create>
  let dataDir: string
  let payload: Payload

  beforeAll(async () => {
    place = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-pages-'))
    const fields = [{ name: 'title', type: 'text' as const }]
    const collections = [{ slug: collection, fields, versions: { drafts: true } }]
    ;({ payload } = await pushedPayload(dataDir, place.url, { collections }))
    for (let number = 1; number <= many; number++)
      await payload.create({ collection, data: { title: `第 ${number}` }, draft: true })
  })
  afterAll(async () => {
    await payload.destroy()
    await place.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('should tell how much there is to whoever asks for a page, and says nothing of a count', async () => {
    const asked = { collection, limit: 3, page: 2, where: {}, sort: 'title' }
    for (const found of [
      await payload.db.find(asked),
      await payload.db.findVersions(asked),
      await payload.db.queryDrafts(asked),
    ])
      expect([found.docs.length, found.totalDocs, found.totalPages, found.page]).toEqual([3, many, 3, 2])
  })

  it('should give all where there is no limit', async () => {
    const { docs, totalDocs } = await payload.db.find({ collection, where: {}, limit: 0 })
    expect([docs.length, totalDocs]).toEqual([many, many])
  })
})
