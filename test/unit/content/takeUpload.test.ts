import fc from 'fast-check'
import { Forbidden, type PayloadRequest } from 'payload'
import { expect, it, vi } from 'vitest'
import { accessOf } from '../../../cms/rights/accessOf.ts'
import { type Role, roles } from '../../../cms/rights/roles.ts'
import { files } from '../../../cms/rights/tables.ts'
import { takeUpload } from '../../../cms/content/files/takeUpload.ts'

interface Trial {
  operation: 'create' | 'update'
  role: Role | undefined
  /** Whether the rule about changes lets only some be changed, and whether this is one of them. */
  isOwn?: boolean
  overrideAccess?: boolean
}

/** Has a file come with a write. @returns whether it was looked at, and what was thrown */
async function take({ operation, role, isOwn = true, overrideAccess = false }: Trial) {
  const check = vi.fn(async () => ({ name: '图.png' }))
  const access = {
    create: accessOf(files).create,
    update: () =>
      role === 'unit-editor' ? { ownerUnit: { in: ['own'] } } : role === 'administrator' || role === 'editor',
  }
  const count = async () => ({ totalDocs: isOwn ? 1 : 0 })
  const req = {
    user: role === undefined ? null : { id: 'someone', role, unit: 'own' },
    query: {},
    t: (key: string) => key,
    file: { name: '图.png', data: Buffer.from('x'), mimetype: 'image/png', size: 1 },
    context: {},
    payload: { collections: { media: { config: { access } } }, db: { count } },
  } as unknown as PayloadRequest
  const args = operation === 'update' ? { id: 'one', data: {}, overrideAccess } : { data: {}, overrideAccess }
  const collection = { slug: 'media', labels: { singular: '图片' }, custom: { check }, hooks: {} }
  const error: unknown = await Promise.resolve(
    takeUpload({ args, operation, req, collection, context: {}, overrideAccess } as never),
  ).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return { isLookedAt: check.mock.calls.length > 0, error }
}

const role = fc.constantFrom<(Role | undefined)[]>(...(Object.keys(roles) as Role[]), undefined)

it('should look at a file only when whoever brings it may write it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('create', 'update'),
      role,
      fc.boolean(),
      fc.boolean(),
      async (operation, who, isOwn, overrideAccess) => {
        const isEditor = who === 'administrator' || who === 'editor'
        const may = overrideAccess || isEditor || (who === 'unit-editor' && (operation === 'create' || isOwn))
        const { isLookedAt, error } = await take({ operation, role: who, isOwn, overrideAccess })
        expect([isLookedAt, error instanceof Forbidden]).toEqual([may, !may])
      },
    ),
  )
})
