import fc from 'fast-check'
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { APIError, ValidationError } from 'payload'
import { describe, expect, it } from 'vitest'
import { openPort, type Port } from '../../../cms/documents/port.ts'
import { Turns } from '../../../cms/base/turns.ts'
import { oneByOne } from '../../../cms/documents/saving/manyAtOnce.ts'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'

interface Options {
  /** What happens to a document, by its number, before it is changed: each error once. */
  errors?: ReadonlyMap<number, Error[]>
}

/** A site whose documents are chosen by one request. */
function changing(count: number, { errors = new Map() }: Options = {}) {
  const all = Array.from({ length: count }, (_, index) => `d${index}`)
  const left = new Map([...errors].map(([index, some]) => [`d${index}`, [...some]]))
  const changed: string[] = []
  const contexts = new Set<object>()
  const logged: string[] = []
  let underWay = 0
  const changeOne = async ({ routeParams, query, context, data }: PayloadRequest): Promise<Response> => {
    const id = String(routeParams?.['id'])
    expect(++underWay).toBe(1)
    expect([query, data]).toEqual([{ draft: 'true' }, { summary: '一起改的' }])
    contexts.add(context)
    // what a hook does to the data of one is not seen by the next
    if (data !== undefined) data['summary'] = id
    await Promise.resolve()
    underWay--
    const error = left.get(id)?.shift()
    if (error !== undefined) throw error
    changed.push(id)
    return Response.json({ doc: { id }, message: '' })
  }
  const request = {
    query: { where: { id: { exists: 'true' } }, draft: 'true', autosave: 'true', limit: '0', sort: 'id' },
    data: { summary: '一起改的' },
    routeParams: { collection: 'works' },
    context: {},
    t: (key: string, told: { count: number }) => `${key} ${told.count}`,
    i18n: { language: 'zh' },
    payload: {
      db: { name: 'sqlite' },
      find: async ({ limit }: { limit?: number }) => ({
        docs: all.slice(0, limit).map((id) => ({ id, title: `题${id}` })),
      }),
      logger: { error: ({ document }: { document: string }) => logged.push(document) },
    },
  }
  const collection = {
    slug: 'works',
    flattenedFields: [],
    labels: { singular: '作品', plural: '作品' },
    admin: { useAsTitle: 'title' },
    access: { update: () => true },
  } as unknown as SanitizedCollectionConfig
  const neverAsked = () => {
    throw new Error('many were changed at once')
  }
  const answer = async (most: number, more: object = {}) => {
    const response = await oneByOne({ ...collection, ...more }, 'patch', changeOne, neverAsked, most)(request as never)
    type Body = { docs: { id: string }[]; errors: { id: string; message: string }[]; message: string }
    return { status: response.status, body: (await response.json()) as Body }
  }
  return { all, changed, contexts, logged, answer }
}

describe('a request that changes many documents', () => {
  it('should change one after the other, each once, and name those that are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.uniqueArray(fc.nat(39), { maxLength: 5 }), async (count, refused) => {
        const errors = new Map(refused.map((index) => [index, [new APIError('缺类别', 400)]]))
        const { all, changed, contexts, answer } = changing(count, { errors })
        const { status, body } = await answer(40)
        const failed = all.filter((_, index) => refused.includes(index))
        expect(changed).toEqual(all.filter((id) => !failed.includes(id)))
        expect(body.docs.map(({ id }) => id)).toEqual(changed)
        expect(body.errors.map(({ message }) => message)).toEqual(failed.map((id) => `《题${id}》：缺类别`))
        expect(status).toBe(failed.length > 0 ? 400 : 200)
        expect(contexts.size).toBe(count)
      }),
    )
  })

  it('should try again what somebody else has written in the same moment, a few times', async () => {
    const twice = [new SavedMeanwhile(), Object.assign(new Error('WriteConflict'), { code: 112 })]
    const always = Array.from({ length: 12 }, () => Object.assign(new Error('WriteConflict'), { code: 112 }))
    const { changed, logged, answer } = changing(3, {
      errors: new Map([
        [0, twice],
        [1, always],
      ]),
    })
    const { body } = await answer(40)
    expect(changed).toEqual(['d0', 'd2'])
    expect(body.errors[0]?.message).toMatch(/^《题d1》：有人正在保存同一条内容/)
    expect(logged).toEqual([])
  })

  it('should tell of a fault of the server without its words, and go on', async () => {
    const { changed, logged, answer } = changing(2, { errors: new Map([[0, [new Error('SQLITE_IOERR: secret')]]]) })
    const { body } = await answer(40)
    expect(body.errors).toEqual([{ id: 'd0', isPublic: true, message: '《题d0》：系统出错，没有改动，请稍后再试。' }])
    expect([changed, logged]).toEqual([['d1'], ['works/d0']])
  })

  it('should tell what is wrong with which field', async () => {
    const errors = [
      { path: 'kind', label: '类别', message: '该字段为必填项目。' },
      { path: 'title', isNamed: true, label: '「名称」', message: '「名称」太长：最多 60 字。' },
    ]
    const refused = new ValidationError({ errors })
    const { body } = await changing(1, { errors: new Map([[0, [refused]]]) }).answer(40)
    expect(body.errors[0]?.message).toBe('《题d0》：类别：该字段为必填项目。「名称」太长：最多 60 字。')
  })

  it('should end between two documents when whoever asked has gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(6), fc.nat(6), async (count, until) => {
        const { all, changed, answer } = changing(count)
        const isSenderGone = () => changed.length >= until
        openPort({ turns: new Turns(), isSenderGone } as Partial<Port> as Port)
        const { body } = await answer(40)
        expect(changed).toEqual(all.slice(0, until))
        expect(body.docs.map(({ id }) => id)).toEqual(changed)
      }),
    )
    openPort({ turns: new Turns(), isSenderGone: () => false } as Partial<Port> as Port)
  })

  it('should be refused when there are too many, with nothing changed', async () => {
    const { changed, answer } = changing(41)
    const told = '一次最多改动 40 条，这里选中的更多，一条也没有改。请缩小范围，分几次操作。'
    await expect(answer(40)).rejects.toThrow(told)
    expect(changed).toEqual([])
  })
  it('should be left for Payload to refuse where a collection has none of it', async () => {
    const { changed, answer } = changing(2)
    await expect(answer(40, { disableBulkEdit: true })).rejects.toThrow('many were changed at once')
    expect(changed).toEqual([])
  })
})
