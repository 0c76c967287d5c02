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
  const keys = new Set(entries.slice(0, 70).map(({ id, expires }) => `notices/${id} ${expires}`))
  const made: string[] = []
  const db = {
    find: async ({ collection, where, limit = 0, page = 1, pagination }: Parameters<Payload['db']['find']>[0]) => {
      // as MongoDB's adapter does it
      const from = pagination === true ? (page - 1) * limit : 0
      if (collection === 'notices') return { docs: entries.slice(from, from + limit) }
      const asked = (where?.['key'] as { in: string[] } | undefined)?.in ?? []
      return { docs: asked.filter((key) => keys.has(key)).map((key) => ({ key })) }
    },
    create: async ({ data }: { data: { document: string; key: string } }) => {
      keys.add(data.key)
      made.push(data.document)
      return { id: data.key, ...data }
    },
  }
  const payload = { db } as unknown as Payload
  await scheduleExpired(payload, now)
  expect(made).toEqual(entries.slice(70).map(({ id }) => `notices/${id}`))
  await scheduleExpired(payload, now)
  expect(made).toHaveLength(50)
})
