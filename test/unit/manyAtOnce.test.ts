import fc from 'fast-check'
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { inSlices } from '../../cms/saving/manyAtOnce.ts'

interface Call {
  ids: string[]
  context: object
}

/** A handler that changes what it is asked for, and a request that chooses documents. */
function changing(count: number, options: { failing?: ReadonlySet<number>; endsAt?: number; file?: object } = {}) {
  const all = Array.from({ length: count }, (_, index) => `d${index}`)
  const calls: Call[] = []
  const logged: string[] = []
  const handler = async (req: PayloadRequest): Promise<Response> => {
    const where = req.query['where'] as { id: { in?: string[] } }
    const ids = where.id.in ?? all
    calls.push({ ids, context: req.context })
    if (options.endsAt !== undefined && calls.length > options.endsAt) throw new Error('the database is gone')
    const isFailing = (id: string): boolean => options.failing?.has(all.indexOf(id)) === true
    const errors = ids.filter(isFailing).map((id) => ({ id, isPublic: true, message: '地址重复' }))
    const docs = ids.filter((id) => !isFailing(id)).map((id) => ({ id, title: `${id}的标题` }))
    return Response.json({ docs, errors, message: '' }, { status: errors.length > 0 ? 400 : 200 })
  }
  const request = {
    query: { where: { id: { exists: 'true' } } },
    context: {},
    file: options.file,
    t: (key: string, told: { count: number }) => `${key} ${told.count}`,
    i18n: { language: 'zh' },
    payload: {
      find: async ({ limit }: { limit: number }) => ({ docs: all.slice(0, limit).map((id) => ({ id })) }),
      logger: { error: (_: object, message: string) => logged.push(message) },
    },
  }
  const collection = { slug: 'works', labels: { singular: '作品', plural: '作品' } }
  const answer = async (most: number, slice: number, mostTold = 1_000_000) => {
    const run = inSlices(
      collection as SanitizedCollectionConfig,
      { handler, method: 'patch' },
      {
        most,
        slice,
        mostTold,
      },
    )
    const response = await run(request as unknown as PayloadRequest)
    type Body = { docs: { id: string }[]; errors: { id: string; message: string }[]; message: string }
    return { status: response.status, body: (await response.json()) as Body }
  }
  return { all, calls, logged, answer }
}

describe('a request that changes many documents', () => {
  it('should change each once, a few in each transaction, and answer as if they were one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(40),
        fc.integer({ min: 1, max: 12 }),
        fc.uniqueArray(fc.nat(39), { maxLength: 5 }),
        async (count, slice, failing) => {
          const { all, calls, answer } = changing(count, { failing: new Set(failing) })
          const { status, body } = await answer(40, slice)
          const failed = all.filter((_, index) => failing.includes(index))
          expect(calls.flatMap(({ ids }) => ids)).toEqual(all)
          for (const { ids } of calls) expect(ids.length).toBeLessThanOrEqual(slice)
          expect(new Set(calls.map(({ context }) => context)).size).toBe(calls.length)
          expect(body.docs.map(({ id }) => id)).toEqual(all.filter((id) => !failed.includes(id)))
          expect(body.errors.map(({ id }) => id)).toEqual(failed)
          expect(status).toBe(failed.length > 0 ? 400 : 200)
        },
      ),
    )
  })

  it('should be refused when there are too many, with nothing changed', async () => {
    const { calls, answer } = changing(41)
    await expect(answer(40, 10)).rejects.toThrow(
      '一次最多改动 40 条，这里选中的更多，一条也没有改。请缩小范围，分几次操作。',
    )
    expect(calls).toEqual([])
  })

  it('should name every document in its answer, however large they are, and some of them whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 11, max: 40 }), fc.nat(3000), async (count, mostTold) => {
        const { all, answer } = changing(count)
        const { docs } = (await answer(40, 10, mostTold)).body
        expect(docs.map(({ id }) => id)).toEqual(all)
        const whole = docs.filter((doc) => 'title' in doc)
        expect(docs.slice(0, whole.length)).toEqual(whole)
        expect(JSON.stringify(whole).length).toBeLessThanOrEqual(mostTold + 2)
      }),
    )
  })

  it('should put one file into no more documents than it lasts for', async () => {
    await expect(changing(11, { file: {} }).answer(40, 10)).rejects.toThrow('一次最多改动 10 条')
    expect((await changing(10, { file: {} }).answer(40, 10)).status).toBe(200)
  })

  it('should tell which are not changed when the server fails on the way, and fail whole before that', async () => {
    const { all, calls, logged, answer } = changing(30, { endsAt: 2 })
    const { status, body } = await answer(40, 10)
    expect(status).toBe(400)
    expect(body.docs.map(({ id }) => id)).toEqual(all.slice(0, 20))
    expect(body.errors.map(({ id }) => id)).toEqual(all.slice(20))
    expect(body.errors[0]?.message).toBe('前面的已经完成；这一条因系统出错没有改动，请稍后再试。')
    expect(body.message).toBe('error:unableToUpdateCount 10')
    expect(calls).toHaveLength(3)
    expect(logged).toEqual(['批量操作中断'])
    await expect(changing(30, { endsAt: 0 }).answer(40, 10)).rejects.toThrow('the database is gone')
  })
})
