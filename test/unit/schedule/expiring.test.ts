import type { Payload } from 'payload'
import { expect, it } from 'vitest'
import { scheduleExpired } from '../../../cms/features/schedule/expiring.ts'

it('should make the unpublish of every expired entry, however many before it have failed', async () => {
  const now = Date.parse('2026-11-25T00:00:00Z')
  const entries = Array.from({ length: 120 }, (_, number) => ({
    id: String(number),
    title: `通知 ${number}`,
    expires: '2026-11-24T00:00:00.000Z',
  }))
  // those that were made before; their schedules failed, so the entries are still published
  const schedules: object[] = entries.slice(0, 70).map(({ id, expires }) => ({
    ...{ id: `s${id}`, document: `notices/${id}`, key: `notices/${id} ${expires}`, at: expires },
    ...{ action: 'unpublish', state: 'failed', origin: 'expiry' },
  }))
  const made: string[] = []
  const db = {
    find: async ({ collection, where, limit = 0, page = 1, pagination }: Parameters<Payload['db']['find']>[0]) => {
      if (collection === 'schedules') return { docs: schedules }
      if (collection !== 'notices') return { docs: [] }
      const [, isFound] = (where?.['and'] ?? []) as [unknown, { id?: { in: string[] } }]
      const meant = entries.filter(({ id }) => isFound.id?.in.includes(id) ?? true)
      // as MongoDB's adapter does it
      const from = pagination === true ? (page - 1) * limit : 0
      return { docs: meant.slice(from, from + limit) }
    },
    create: async ({ data }: { data: { document: string } }) => {
      const doc = { id: data.document, ...data }
      schedules.push(doc)
      made.push(data.document)
      return doc
    },
  }
  const payload = { db } as unknown as Payload
  await scheduleExpired(payload, now)
  expect(made).toEqual(entries.slice(70).map(({ id }) => `notices/${id}`))
  await scheduleExpired(payload, now)
  expect(made).toHaveLength(50)
})
