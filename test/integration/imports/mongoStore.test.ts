import { type Collection, type Document, MongoClient, ObjectId } from 'mongodb'
import type { FlattenedField } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { mongoStore } from '../../../cms/features/imports/journal/mongoStore.ts'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'
import { freshDatabase } from '../../support/mongod.ts'

const mongo = inject('mongo')
const [id, other] = [new ObjectId(), new ObjectId()]
const one = String(id)

describe.skipIf(mongo === undefined)('a document of MongoDB that is put back', () => {
  const place = freshDatabase(mongo ?? '')
  const client = new MongoClient(place.url)
  const [works, versions, media] = ['works', '_works_versions', 'media'].map((name) =>
    client.db().collection(name),
  ) as [Collection, Collection, Collection]
  const fields = [{ name: 'picture', type: 'upload', relationTo: 'media' }] as FlattenedField[]
  const adapter = {
    connection: { startSession: async () => client.startSession() },
    collections: { works: { collection: works }, media: { collection: media } },
    versions: { works: { collection: versions } },
  }
  const store = mongoStore(adapter as unknown as Parameters<typeof mongoStore>[0], () => fields)

  const picture = new ObjectId()
  const write = async (title: string, at: number, data: Document = {}): Promise<void> => {
    const updatedAt = new Date(at)
    await versions.updateMany({}, { $unset: { latest: '' } })
    await versions.insertOne({ parent: id, latest: true, updatedAt, version: { title, ...data } })
    await works.updateOne({ _id: id }, { $set: { title, updatedAt, ...data } }, { upsert: true })
  }
  const stored = async () =>
    JSON.stringify([await works.find().sort({ _id: 1 }).toArray(), await versions.find().sort({ _id: 1 }).toArray()])
  const markNow = async () => (await store.marks('works', [one])).get(one) ?? ''
  const imageNow = async () => {
    const image = (await store.take('works', [one])).get(one)
    if (image === undefined) throw new Error('it is not there')
    return image
  }

  beforeAll(() => client.connect())
  afterAll(async () => {
    await client.close()
    await place.drop()
  })
  beforeEach(async () => {
    for (const collection of [works, versions, media]) await collection.deleteMany({})
    await media.insertOne({ _id: picture })
    await write('old', 1, { slug: 'new', code: 'c1', formerSlugs: ' a x b ', _status: 'published', picture })
  })

  it('should be what it was if it stands as it was looked at, and be left alone otherwise', async () => {
    const [image, before] = [await imageNow(), await stored()]
    await write('imported', 2)
    const mark = await markNow()
    // a version, a draft, and nothing but the document
    for (const others of [
      () => write('by somebody', 3),
      () => versions.insertOne({ parent: id, updatedAt: new Date(4), version: { title: 'by somebody' } }),
      () => works.updateOne({ _id: id }, { $set: { updatedAt: new Date(5) } }),
    ]) {
      await others()
      const since = await stored()
      await expect(store.restore('works', one, image, mark)).rejects.toThrow(SavedMeanwhile)
      expect(await stored()).toBe(since)
    }
    await store.restore('works', one, image, await markNow())
    expect(JSON.parse(await stored())).toEqual(JSON.parse(before))
  })

  it('should not name again what is gone, unless it does as it stands', async () => {
    const image = await imageNow()
    expect(await store.namedIn('works', image)).toEqual([`media/${String(picture)}`])
    await media.deleteMany({})
    expect(await store.obstacles('works', new Map([[one, image]]))).toEqual(new Map())
    await write('imported', 2, { picture: null })
    expect(await store.obstacles('works', new Map([[one, image]]))).toEqual(
      new Map([[one, { reason: 'reference', collection: 'media' }]]),
    )
  })

  it.each([
    ['nobody has taken', { slug: 'y', _status: 'published', formerSlugs: ' z ' }, ' a x b '],
    ['another is public at', { slug: 'x', _status: 'published' }, ' a b '],
    ['another was public at since', { slug: 'y', _status: 'published', formerSlugs: ' x ' }, ' a b '],
    ['a draft wants', { slug: 'x', _status: 'draft' }, ' a x b '],
  ])('should lead on from an address as before when %s it', async (_, data, former) => {
    const image = await imageNow()
    await write('imported', 2, { formerSlugs: ' a b ' })
    await works.insertOne({ _id: other, ...data })
    await store.restore('works', one, image, await markNow())
    expect(await works.findOne({ _id: id })).toMatchObject({ title: 'old', formerSlugs: former })
  })
})
