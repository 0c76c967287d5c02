import fc from 'fast-check'
import type { Access, Field, FieldAccess, PayloadRequest } from 'payload'
import { describe, expect, it } from 'vitest'
import { fieldsBelow } from '../../../cms/documents/limits/holdLimits.ts'
import configured from '../../../cms/payload.config.ts'
import { type Actor, actors } from '../../support/roles/cast.ts'
import { deskOperations } from '../../support/roles/desk.ts'
import { orderOperations } from '../../support/roles/orders.ts'
import { returnOperations, targetOperations } from '../../support/roles/returns.ts'
import { classOf, type CollectionClass } from '../../support/roles/expectations.ts'
import {
  accountFields,
  globalVerdicts,
  hiddenFrom,
  keptFields,
  type Question,
  questions,
  verdicts,
  withoutUnits,
} from '../../support/roles/verdicts.ts'

const config = await configured
const operations = ['create', 'read', 'update'] as const

/** As much of Payload as rules ask: `below` stands below `own`, and of what there is, `a` may be read. */
const payload = {
  db: {
    findOne: async ({ where }: { where: { id: { equals: string } } }) =>
      where.id.equals === 'own' ? { id: 'own' } : null,
    find: async ({ collection, where }: { collection: string; where?: { parent: { in: string[] } } }) => {
      if (collection === 'schedules') return { docs: [{ document: 'notices/a' }, { document: 'notices/b' }] }
      return { docs: where?.parent.in.includes('own') ? [{ id: 'below', parent: 'own' }] : [] }
    },
  },
  find: async ({ collection }: { collection: string }) => {
    if (collection === 'notices') return { docs: [{ id: 'a' }] }
    const lock = (of: string) => ({ id: `lock-of-${of}`, document: { relationTo: 'notices', value: of } })
    return { docs: [lock('a'), lock('b'), { id: 'lock-of-site', globalSlug: 'site' }] }
  },
}

function requestOf(actor: Actor, unit: string | null = 'own'): PayloadRequest {
  const user = actor === 'visitor' ? null : { id: actor, role: actor, unit: actor === 'unit-editor' ? unit : null }
  return { user, payload } as unknown as PayloadRequest
}

function ask(access: object, question: Question, actor: Actor, unit?: string | null) {
  const { operation, ...data } = questions[question]
  const rule = (access as Partial<Record<string, Access>>)[operation]
  return rule?.({ req: requestOf(actor, unit), ...data } as never)
}

const byCollection = config.collections.flatMap(({ slug, access }) =>
  (Object.keys(verdicts[classOf[slug] as CollectionClass]) as Question[]).map((question) => ({
    slug: slug,
    access,
    question,
    row: verdicts[classOf[slug] as CollectionClass][question],
  })),
)
const byGlobal = config.globals.flatMap(({ slug, access }) =>
  (Object.keys(globalVerdicts[slug] ?? {}) as Question[]).map((question) => ({
    slug: slug,
    access,
    question,
    row: globalVerdicts[slug]?.[question],
  })),
)

describe('the desk of sign-ups', () => {
  it('should be tried with everybody, whatever it can be asked', () => {
    const registered = config.endpoints
      .filter(({ path }) => /^\/signup\/(desk|attendance)(\/|$)/.test(path))
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    const tried = Object.values(deskOperations).map(({ endpoint }) => endpoint)
    expect(tried.sort()).toEqual(registered.sort())
  })
})

describe('targets and returns of units', () => {
  it('should be tried with everybody, whatever can be done with them', () => {
    const registered = config.endpoints
      .filter(({ path }) => /^\/grassroots\/(returns|targets|bulletin)(\/|$)/.test(path))
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    const tried = new Set(Object.values({ ...returnOperations, ...targetOperations }).map(({ endpoint }) => endpoint))
    expect([...tried].sort()).toEqual(registered.sort())
  })
})

describe('orders of units', () => {
  it('should be tried with everybody, whatever can be done with them', () => {
    const registered = config.endpoints
      .filter(({ path }) => /^\/grassroots\/orders(\/|$)/.test(path))
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    const tried = new Set(Object.values(orderOperations).map(({ endpoint }) => endpoint))
    expect([...tried].sort()).toEqual(registered.sort())
  })
})

describe('what the configuration answers', () => {
  it.each([...byCollection, ...byGlobal])(
    'should be what is written by hand: $slug, $question',
    async ({ access, question, row }) => {
      const answers = actors.map(async (actor) => [actor, await ask(access, question, actor)] as const)
      expect(Object.fromEntries(await Promise.all(answers))).toEqual(row)
    },
  )

  it.each([
    ['no unit', null, true],
    ['a unit that is gone', 'gone', false],
  ] as const)('should let a unit editor with %s do nothing in any unit', async (_name, unit, isRefusedNew) => {
    for (const { slug, access, question } of byCollection) {
      const wanted = withoutUnits[classOf[slug] as CollectionClass]?.[question] ?? false
      // a new one is stored in the units of whoever makes it, which a field looks at
      const isNew =
        ['create', 'create a draft'].includes(question) && !isRefusedNew && /entries|media/i.test(classOf[slug] ?? '')
      expect([slug, question, await ask(access, question, 'unit-editor', unit)]).toEqual([
        slug,
        question,
        isNew || wanted,
      ])
    }
  })

  it('should have a hand-written answer for every collection and global', () => {
    expect(config.collections.map(({ slug }) => slug).filter((slug) => classOf[slug] === undefined)).toEqual([])
    expect(config.globals.map(({ slug }) => slug as string).sort()).toEqual(Object.keys(globalVerdicts).sort())
  })
})

describe('the menu of the admin', () => {
  it.each([...config.collections, ...config.globals].filter(({ slug }) => !slug.startsWith('payload-')))(
    'should show to whom it is written by hand: $slug',
    ({ slug, admin }) => {
      const hidden: unknown = admin.hidden
      const isHidden = (actor: Actor): unknown =>
        typeof hidden === 'function' ? (hidden as (args: object) => unknown)(requestOf(actor)) : hidden === true
      expect(actors.filter((actor) => isHidden(actor))).toEqual(hiddenFrom[slug] ?? [])
    },
  )
})

type Ruled = Field & { name: string; access?: Partial<Record<'create' | 'read' | 'update', FieldAccess>> }
const ruled = [...config.collections, ...config.globals]
  .filter(({ slug }) => classOf[slug] !== 'preferences')
  .flatMap(({ slug, fields }) =>
    (fieldsBelow(fields) as Ruled[])
      .filter((field) => 'name' in field && operations.some((operation) => field.access?.[operation] !== undefined))
      .map((field) => ({ slug: slug, field })),
  )

const isKept = ({ slug, field }: (typeof ruled)[number]) => slug !== 'users' || Object.hasOwn(keptFields, field.name)

/** Whose account a field is asked about; without one it is asked whether it may be searched by. */
const asked = fc.record({
  actor: fc.constantFrom(...actors),
  isOwn: fc.boolean(),
  by: fc.constantFrom('doc', 'id', 'none'),
})

describe('a field with rights of its own', () => {
  it.each(Object.entries(accountFields))('should be what is written by hand: users.%s', (name, wanted) => {
    const { access } = ruled.find(({ slug, field }) => slug === 'users' && field.name === name)?.field ?? {}
    expect(Object.keys(access ?? {}).sort()).toEqual(Object.keys(wanted).sort())
    fc.assert(
      fc.property(fc.constantFrom(...operations), asked, (operation, { actor, isOwn, by }) => {
        const owner = isOwn ? actor : 'another'
        const document = { ...(by === 'doc' && { doc: { id: owner } }), ...(by === 'id' && { id: owner }) }
        const isTheirs = wanted[operation] === 'theirs' && actor !== 'visitor' && isOwn && by !== 'none'
        const answer = access?.[operation]?.({ req: requestOf(actor), ...document } as never)
        expect(answer).toBe(wanted[operation] === undefined ? undefined : actor === 'administrator' || isTheirs)
      }),
    )
  })

  it('should be one of those, or one that Payload keeps, in accounts', () => {
    const payloads = [
      'hash',
      'salt',
      'sessions',
      'resetPasswordExpiration',
      'resetPasswordRequestedAt',
      'resetPasswordToken',
    ]
    const names = ruled.filter((one) => !isKept(one)).map(({ field }) => field.name)
    expect(names.sort()).toEqual([...payloads, ...Object.keys(accountFields)].sort())
  })

  it('should be one that the system keeps, anywhere else', () => {
    const kept = ruled.filter(isKept)
    expect([...new Set(kept.map(({ field }) => field.name))].sort()).toEqual(Object.keys(keptFields))
    for (const { slug, field } of kept)
      for (const operation of operations) {
        const isClosed = keptFields[field.name]?.includes(operation) === true
        const answers = actors.map((actor) => field.access?.[operation]?.({ req: requestOf(actor) } as never) ?? true)
        expect([slug, field.name, operation, answers]).toEqual([
          slug,
          field.name,
          operation,
          actors.map(() => !isClosed),
        ])
      }
  })
})
