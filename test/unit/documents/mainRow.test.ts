import type { CollectionBeforeOperationHook, Payload, PayloadRequest } from 'payload'
import { beforeEach, expect, it } from 'vitest'
import { beginToRead, guardWrites } from '../../../cms/documents/guards/guardedDatabase.ts'
import { isPublished, mainRowOf } from '../../../cms/documents/operation/mainRow.ts'

type Call = (args: object) => Promise<unknown>

/** What a database was asked for main rows, and in which transaction. */
let asked: unknown[]
let row: { _status: string } | null
let db: { findOne: Call; updateOne: Call; deleteOne: Call }
let req: PayloadRequest
const works = { slug: 'works', hooks: { beforeOperation: [beginToRead] }, flattenedFields: [] }

beforeEach(() => {
  asked = []
  row = { _status: 'published' }
  const nothing: Call = async () => undefined
  db = {
    ...{ create: nothing, updateOne: nothing, deleteOne: nothing, createVersion: nothing, updateVersion: nothing },
    ...{ commitTransaction: nothing, rollbackTransaction: nothing },
    findOne: async (args) => {
      asked.push((args as { req: PayloadRequest }).req.transactionID)
      return row
    },
  }
  const payload = { db, config: { collections: [works] } } as unknown as Payload
  guardWrites(payload)
  req = { payload, context: {}, transactionID: 't1' } as unknown as PayloadRequest
})

it('should be asked of the database once, however many hooks of a write want it', async () => {
  const answers = await Promise.all([isPublished(req, 'works', 'a'), isPublished(req, 'works', 'a')])
  expect([...answers, await isPublished(req, 'works', 'A')]).toEqual([true, true, true])
  expect(asked).toEqual(['t1'])
  expect(await isPublished(req, 'works', 'b')).toBe(true)
  expect(asked).toHaveLength(2)
})

it.each([
  ['writes', () => db.updateOne({ collection: 'works', id: 'a', data: {}, req })],
  ['deletes', () => db.deleteOne({ collection: 'works', where: { id: { equals: 'a' } }, req })],
  [
    'fails to write',
    async () => {
      const isOther = { ...req, context: {} } as PayloadRequest
      await Promise.allSettled([
        db.updateOne({ collection: 'works', id: 'a', data: {}, req: isOther }),
        db.updateOne({ collection: 'works', id: 'a', data: {}, req }),
      ])
    },
  ],
])('should be asked anew when the operation %s the row', async (_, write) => {
  expect(await isPublished(req, 'works', 'a')).toBe(true)
  row = null
  await write()
  expect(await isPublished(req, 'works', 'a')).toBe(false)
})

it('should be asked anew in another transaction, and when another operation begins', async () => {
  await mainRowOf(req, 'works', 'a')
  const other = { ...req, transactionID: 't2' } as PayloadRequest
  await mainRowOf(other, 'works', 'a')
  const begun = { args: { id: 'a' }, collection: works, operation: 'update', req: other }
  await beginToRead(begun as unknown as Parameters<CollectionBeforeOperationHook>[0])
  await mainRowOf(other, 'works', 'a')
  expect(asked).toEqual(['t1', 't2', 't2'])
})

it('should be asked anew when the database gave no answer', async () => {
  const { findOne } = db
  db.findOne = () => Promise.reject(new Error('no answer'))
  await expect(mainRowOf(req, 'works', 'a')).rejects.toThrow('no answer')
  db.findOne = findOne
  expect(await isPublished(req, 'works', 'a')).toBe(true)
})
