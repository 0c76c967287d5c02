import type { Payload, TypedUser } from 'payload'
import { expect, it } from 'vitest'
import { deadMessagesFor } from '../../../cms/features/signup/messages/deadFor.ts'

/** What somebody of the unit u1 sees where other units have had trouble since. */
function payloadWith({ own, others }: { own: number; others: number }): Payload {
  const message = (entry: string, index: number) => ({
    ...{ id: `${entry}-${index}`, key: `${entry}/confirmed/${index}`, registration: 'r', notice: 'confirmed' },
    ...{ bookable: `activities/${entry}/row`, state: 'dead', createdAt: '2026-11-28T08:00:00.000Z' },
  })
  // the newest first
  const messages = [
    ...Array.from({ length: others }, (_, index) => message('theirs', index)),
    ...Array.from({ length: own }, (_, index) => message('ours', index)),
  ]
  const seats = ['theirs', 'ours'].map((entry) => ({ key: `activities/${entry}/row`, library: 'activities', entry }))
  type Asked = { collection: string; limit: number; where: { and?: { bookable?: { in: string[] } }[] } }
  const find = async ({ collection, limit, where }: Asked) => {
    if (collection === 'seats') return { docs: seats }
    if (collection === 'activities') return { docs: [{ id: 'ours' }] }
    if (collection !== 'messages') return { docs: [] }
    const keys = where.and?.flatMap(({ bookable }) => bookable?.in ?? [])
    const found = messages.filter(({ bookable }) => !keys?.length || keys.includes(bookable))
    return { docs: found.slice(0, limit) }
  }
  return {
    find,
    count: async () => ({ totalDocs: 1 }),
    db: { find, findOne: async () => ({ id: 'u1' }) },
  } as unknown as Payload
}

const editor = { id: 'e', collection: 'users', role: 'unit-editor', unit: 'u1' } as unknown as TypedUser

it('should show a unit its own messages that were not sent, however many others have', async () => {
  const { messages, isMore } = await deadMessagesFor(payloadWith({ own: 3, others: 500 }), { ...editor })
  expect(messages.map(({ id }) => id)).toEqual(['ours-0', 'ours-1', 'ours-2'])
  expect(isMore).toBe(false)
})

it('should say that there are more when there are', async () => {
  expect((await deadMessagesFor(payloadWith({ own: 200, others: 0 }), { ...editor })).isMore).toBe(false)
  const { messages, isMore } = await deadMessagesFor(payloadWith({ own: 201, others: 0 }), { ...editor })
  expect([messages.length, isMore]).toEqual([200, true])
})
