import { type CollectionBeforeOperationHook, createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { describe, expect, it } from 'vitest'
import { takeOverFormerSlugs } from '../../../cms/documents/addresses/keepFormerSlugs.ts'
import { takeUpload } from '../../../cms/content/files/takeUpload.ts'
import { recordIntended } from '../../../cms/features/review/recordIntended.ts'
import { refuseGoneReferences } from '../../../cms/documents/references/refuseGone.ts'
import { beginToRead, failWhenRefused, guardWrites } from '../../../cms/documents/guards/guardedDatabase.ts'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'
import { trashWholeEntries } from '../../../cms/documents/trash/moveThroughTrash.ts'
import { refuseVersionsOfTrash } from '../../../cms/documents/trash/refuseVersionsOfTrash.ts'

type Write = (args: object) => Promise<unknown>

/** A database behind the guards, in which every call takes a while. */
function database() {
  const works = {
    slug: 'works',
    custom: { check: () => ({}) },
    labels: { singular: '作品' },
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
  const nothing = async () => ({ docs: [], totalDocs: 0 })
  Object.assign(db, { name: 'mongoose', find: nothing, findVersions: nothing, findOne: async () => null })
  guardWrites({ db, config: { collections: [works, media] } } as unknown as Payload)
  let count = 0
  /** Somebody who begins to change a document, and asks for something else with the same request before the write. */
  const begin = async (
    collection: 'works' | 'media',
    operation: 'update' | 'delete' | 'restoreVersion',
    id: string,
    beginBy: CollectionBeforeOperationHook = beginToRead,
    args: object = {},
  ) => {
    const payload = { db, config: {}, collections: {} } as unknown as Payload
    const filledIn = { i18n: { t: String }, payloadDataLoader: {}, headers: new Headers(), url: 'http://localhost/' }
    const req = {
      ...filledIn,
      payload,
      context: {},
      query: {},
      transactionID: `t${++count}`,
    } as unknown as PayloadRequest
    const of = { args: { ...args, id }, overrideAccess: true, collection: { works, media }[collection], operation, req }
    await beginBy(of as unknown as Parameters<CollectionBeforeOperationHook>[0])
    await createLocalReq({ req }, payload)
    return {
      req,
      write: (data: object = {}) =>
        operation !== 'delete'
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

  it.each([
    ['an update of one in the trash', trashWholeEntries, 'works', 'update', { data: { deletedAt: '2026-11-27' } }],
    ['a version', refuseVersionsOfTrash, 'works', 'restoreVersion', {}],
    ['what is named', refuseGoneReferences, 'works', 'update', { data: {} }],
    ['what a file is written over', takeUpload, 'media', 'update', { overrideAccess: true }],
  ] as const)(
    'should count from the hook that reads first, be it that of %s',
    async (_of, hook, of, operation, args) => {
      const { begin } = database()
      const late = await begin(of, operation, '1', hook, args)
      const other = await begin(of, 'update', '1')
      await other.write()
      await other.commit()
      // a version is named by its own id: any document may be the one
      await expect(late.write()).rejects.toThrow(SavedMeanwhile)
    },
  )

  it.each([failWhenRefused, recordIntended, takeOverFormerSlugs])(
    'should have nothing told of what was refused, whichever hook comes first',
    async (hook) => {
      const { begin } = database()
      const [one, other] = [await begin('works', 'update', '1'), await begin('works', 'update', '1')]
      await one.write()
      await one.commit()
      // as Payload does with an automatic save
      await other.write().catch(() => undefined)
      const told = async () =>
        hook({ collection: { slug: 'works' }, doc: {}, operation: 'update', req: other.req } as never)
      await expect(told()).rejects.toThrow(SavedMeanwhile)
    },
  )
})
