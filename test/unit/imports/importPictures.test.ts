import type { Payload, TypedUser } from 'payload'
import { describe, expect, it } from 'vitest'
import { writingTarget } from '../../../cms/features/imports/batch/payloadTarget.ts'
import type { Journal } from '../../../cms/features/imports/journal/journalFile.ts'
import type { Library } from '../../../cms/features/imports/table/library.ts'

/** A database in which some writes of pictures meet another write first. */
function importing(failures: readonly object[]) {
  const left = [...failures]
  const contexts: object[] = []
  const create = async ({ context }: { context: object }): Promise<{ id: string }> => {
    contexts.push(context)
    const failure = left.shift()
    if (failure !== undefined) throw Object.assign(new Error('refused'), failure)
    return { id: 'p' }
  }
  const payload = { db: { name: 'mongoose' }, collections: {}, create } as unknown as Payload
  const target = writingTarget(
    { payload, context: {} },
    {
      library: { slug: 'works' } as Library,
      user: {} as TypedUser,
      publish: false,
      reason: undefined,
      journal: { note: async () => undefined } as unknown as Journal,
    },
  )
  let reads = 0
  const data = async (): Promise<Buffer> => Buffer.from(String(++reads))
  const picture = { name: 'a.png', alt: '图', file: 'a.png', version: 'v', data, mimetype: 'image/png' }
  return { contexts, write: () => target.write({ picture }) }
}

describe('a picture of an import', () => {
  it('should be made again when another write came first, each time as an operation of its own', async () => {
    const { contexts, write } = importing([{ code: 112 }, { errorLabels: ['TransientTransactionError'] }])
    await write()
    expect(contexts).toHaveLength(3)
    expect(new Set(contexts).size).toBe(3)
    for (const context of contexts) expect(context).toMatchObject({ fileVersion: 'v' })
  })

  it('should not be made again when it is refused', async () => {
    const { contexts, write } = importing([{ status: 400 }])
    await expect(write()).rejects.toThrow('refused')
    expect(contexts).toHaveLength(1)
  })
})
