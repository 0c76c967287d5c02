import { type CollectionBeforeOperationHook, createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { describe, expect, it } from 'vitest'
import { beginToRead, guardWrites } from '../../cms/saving/guardedDatabase.ts'
import { SavedMeanwhile } from '../../cms/saving/savedMeanwhile.ts'

type Write = (args: object) => Promise<unknown>

/** A database behind the guards, in which every call takes a while. */
function database() {
  const works = {
    slug: 'works',
    custom: {},
    hooks: { beforeOperation: [beginToRead] },
    flattenedFields: [{ name: 'picture', type: 'upload', relationTo: 'media' }],
  }
  const media = { ...works, slug: 'media', flattenedFields: [] }
  const call: Write = () => new Promise((resolve) => setImmediate(resolve))
  const names = ['create', 'updateOne', 'deleteOne', 'createVersion', 'updateVersion'] as const
  const ends = ['commitTransaction', 'rollbackTransaction'] as const
  const db = Object.fromEntries([...names, ...ends].map((name) => [name, call])) as Record<
    (typeof names)[number] | (typeof ends)[number],
    (args: unknown) => Promise<unknown>
  >
  guardWrites({ db, config: { collections: [works, media] } } as unknown as Payload)
  let count = 0
  /** Somebody who begins to change a document, and asks for something else with the same request before the write. */
  const begin = async (collection: 'works' | 'media', operation: 'update' | 'delete', id: string) => {
    const payload = { db, config: {} } as unknown as Payload
    const filledIn = { i18n: { t: String }, payloadDataLoader: {}, headers: new Headers(), url: 'http://localhost/' }
    const req = { ...filledIn, payload, context: {}, transactionID: `t${++count}` } as unknown as PayloadRequest
    const of = { args: { id }, collection: { works, media }[collection], operation, req }
    await beginToRead(of as unknown as Parameters<CollectionBeforeOperationHook>[0])
    await createLocalReq({ req }, payload)
    return {
      write: (data: object = {}) =>
        operation === 'update'
          ? db.updateOne({ collection, id, data, req })
          : db.deleteOne({ collection, where: { id: { equals: id } }, req }),
      commit: () => db.commitTransaction(req.transactionID),
    }
  }
  return { begin }
}

describe('the guards of the database', () => {
  it('should know an operation again whatever its hooks have asked for with its request', async () => {
    const { begin } = database()
    const [one, other] = [await begin('works', 'update', '1'), await begin('works', 'update', '1')]
    await one.write()
    await one.write()
    await one.commit()
    await expect(other.write()).rejects.toThrow(SavedMeanwhile)
  })

  it('should let nobody delete what another has begun to name since it was looked at, nor the other way round', async () => {
    const { begin } = database()
    const [deleting, naming] = [await begin('media', 'delete', 'm'), await begin('works', 'update', '1')]
    await naming.write({ picture: 'm' })
    await naming.commit()
    await expect(deleting.write()).rejects.toThrow(SavedMeanwhile)

    const [late, gone] = [await begin('works', 'update', '2'), await begin('media', 'delete', 'n')]
    await gone.write()
    await gone.commit()
    await expect(late.write({ picture: 'n' })).rejects.toThrow(SavedMeanwhile)
    await late.write({ picture: 'm' })
  })
})
