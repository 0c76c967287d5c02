import type { PayloadRequest } from 'payload'
import { expect, it } from 'vitest'
import { messageEndpoints } from '../../../cms/features/signup/messages/endpoints.ts'

const again = messageEndpoints.find(({ path }) => path.endsWith('/again'))

/** What is written, in order, when somebody sends a message again that is in a state. */
async function written(state: string): Promise<string[]> {
  const writes: string[] = []
  const message = {
    ...{ id: 'm', key: 'r/confirmed/1', registration: 'r', bookable: 'activities/a/d', notice: 'confirmed', state },
    ...{ sealed: 'x', createdAt: '2026-11-28T08:00:00.000Z' },
  }
  const db = {
    find: async () => ({ docs: [message] }),
    findOne: async () => null,
    create: async ({ data }: { data: { isDone: boolean } }) => {
      writes.push(`audit ${data.isDone ? 'done' : 'to be done'}`)
      return { id: 'audit' }
    },
    updateOne: async ({ collection, data }: { collection: string; data: { isDone?: boolean } }) => {
      if (collection === 'messages' && state !== 'dead') return null
      writes.push(collection === 'messages' ? 'message' : `audit ${data.isDone ? 'done' : 'to be done'}`)
      return message
    },
  }
  const user = { id: 'u', role: 'administrator', name: 'u' }
  const req = { payload: { db, collections: {} }, user, routeParams: { id: 'm' } } as unknown as PayloadRequest
  await Promise.resolve(again?.handler(req)).catch(() => writes.push('refused'))
  return writes
}

it('should do nothing with a message of which the audit log has no row before', async () => {
  expect(await written('dead')).toEqual(['audit to be done', 'message', 'audit done'])
  expect(await written('sent')).toEqual(['audit to be done', 'refused'])
})
