import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { formerSlugsAfter, slugsIn, storedSlugs } from '../../../cms/documents/addresses/formerSlugs.ts'
import { differingFields } from '../../../cms/documents/saving/differences.ts'
import { withoutNullGroups } from '../../../cms/documents/saving/emptyGroups.ts'
import { Turns } from '../../../cms/base/turns.ts'
import { thingWritten, turnOf } from '../../../cms/documents/saving/inTurn.ts'
import { type ApiConfig, apiAddressProblem } from '../../../cms/documents/queries/apiAddresses.ts'
import { segmentsOf } from '../../../cms/base/network/segments.ts'
import { clashText } from '../../../cms/documents/saving/outdated.ts'
import { isWriteConflict, mayBeWrittenAgain } from '../../../cms/documents/saving/savedMeanwhile.ts'
import { slugBeforeTrash, slugInTrash } from '../../../cms/documents/trash/slugInTrash.ts'

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/)

describe('former addresses', () => {
  it('should be read back as they were stored', () => {
    fc.assert(
      fc.property(fc.uniqueArray(slug), (slugs) => {
        expect(slugsIn(storedSlugs(slugs))).toEqual(slugs)
      }),
    )
  })

  it('should hold every public address of ten renames but the present one, each once', () => {
    fc.assert(
      fc.property(fc.array(slug, { minLength: 1, maxLength: 9 }), (names) => {
        let former: string[] = []
        names.forEach((name, index) => {
          const before = { slug: names[index - 1], isPublished: index > 0 }
          former = formerSlugsAfter(former, before, { slug: name, isPublished: true })
        })
        const present = names.at(-1)
        expect(new Set(former)).toEqual(new Set(names.filter((name) => name !== present)))
        expect(former.length).toBe(new Set(former).size)
      }),
    )
  })

  it('should remember what was public while an entry is taken down and comes back under another name', () => {
    const down = formerSlugsAfter([], { slug: 'a', isPublished: true }, { slug: 'a', isPublished: false })
    expect(down).toEqual(['a'])
    expect(formerSlugsAfter(down, { slug: 'a', isPublished: false }, { slug: 'b', isPublished: true })).toEqual(['a'])
    expect(formerSlugsAfter(down, { slug: 'a', isPublished: false }, { slug: 'a', isPublished: true })).toEqual([])
  })

  it('should not hold the address of a draft that was never public', () => {
    expect(formerSlugsAfter([], { slug: 'a', isPublished: false }, { slug: 'b', isPublished: true })).toEqual([])
  })
})

it('should give an address in the trash that is free of the old one and leads back to it', () => {
  fc.assert(
    fc.property(slug, fc.uuid(), (name, id) => {
      const there = slugInTrash(name, id)
      expect(there).not.toBe(name)
      expect(slugBeforeTrash(there, id)).toBe(name)
      expect(slugBeforeTrash(name, id)).toBe(name)
      expect(slugInTrash(there, id)).toBe(there)
    }),
  )
})

describe('what differs between two states', () => {
  const fields = [
    { name: 'title', label: '标题' },
    { name: 'unit', label: '主办工会' },
    { name: 'rows', label: '场次' },
  ]

  it('should name the fields by their labels', () => {
    expect(differingFields(fields, { title: '一' }, { title: '二' })).toEqual(['标题'])
  })

  it('should take nothing in all its forms, a document and its id, and rows under other ids for the same', () => {
    const one = { title: '', unit: { id: 'u', createdAt: '2026' }, rows: [{ id: '1', place: '甲', note: null }] }
    const other = { title: null, unit: 'u', rows: [{ place: '甲', id: '2' }] }
    expect(differingFields(fields, one, other)).toEqual([])
  })
})

it('should say who saved, when, what differs, and what to do', () => {
  const text = clashText({
    by: '文编辑',
    isSelf: false,
    at: '2026-11-24T04:05:06.000Z',
    theirs: ['标题'],
    mine: ['标题', '摘要'],
    differing: ['标题', '摘要'],
  })
  for (const part of ['文编辑', '11/24', '12:05:06', '对方改了“标题”', '您改了“标题”、“摘要”', '没有丢'])
    expect(text).toContain(part)
})

it('should write out a group that is null as its empty fields, at any depth', () => {
  const text = { name: 'list', type: 'number' } as FlattenedField
  const group = { name: 'price', type: 'group', flattenedFields: [text] } as unknown as FlattenedField
  const array = { name: 'rows', type: 'array', label: '场次', flattenedFields: [group] } as unknown as FlattenedField
  expect(withoutNullGroups({ price: null, rows: [{ price: null }] }, [group, array])).toEqual({
    price: { list: null },
    rows: [{ price: { list: null } }],
  })
  expect(withoutNullGroups({ title: null }, [group])).toEqual({ title: null })
  expect(() => withoutNullGroups({ rows: [null] }, [array])).toThrow('「场次」的第 1 行')
})

describe('taking turns', () => {
  const addresses = [
    'get /',
    'post /',
    'patch /',
    'patch /:id',
    'delete /:id',
    'post /:id/duplicate',
    'post /:id/review',
  ]
  const endpoints = [...addresses, 'get /versions', 'post /versions/:id', 'post /login', 'post /plan', 'post /:id/move']
  const some = endpoints.map((one) => ({ method: one.split(' ')[0] ?? '', path: one.split(' ')[1] ?? '' }))
  const config = {
    collections: ['works', 'units', 'users', 'media', 'schedules'].map((slug) => ({ slug, endpoints: some })),
    globals: [{ slug: 'site', endpoints: some }],
    endpoints: [{ method: 'post', path: '/import/:library' }],
  } as unknown as ApiConfig

  it('should know what a request is about to write', () => {
    const written = (method: string, path: string) => thingWritten(config, method, path)
    expect(written('PATCH', '/api/works/1')).toBe('works/1')
    expect(written('DELETE', '/api/works/1')).toBe('works/1')
    expect(written('POST', '/api/works/1/review')).toBe('works/1')
    expect(written('POST', '/api/works')).toBe('works')
    expect(written('POST', '/api/media')).toBeUndefined()
    expect(written('POST', '/api/works/1/duplicate')).toBe('works')
    expect(written('POST', '/api/globals/site')).toBe('globals/site')
    expect(written('POST', '/api/globals/site/versions/1')).toBe('globals/site')
    // the document is found by its version
    expect(written('POST', '/api/works/versions/1')).toEqual({ collection: 'works', version: '1' })
    expect(written('PATCH', '/api/works')).toBeUndefined()
    expect(written('PATCH', '/api/units')).toBeUndefined()
    expect(written('POST', '/api/users/login')).toBeUndefined()
    expect(written('PATCH', '/api/users/1')).toBe('users/1')
    expect(written('GET', '/api/works/1')).toBeUndefined()
    expect(written('POST', '/api/import/works')).toBeUndefined()
    expect(written('POST', '/api/works/%zz')).toBeUndefined()
    // whether they are a tree hangs on all of them
    for (const [method, path] of [
      ['POST', ''],
      ['PATCH', '/1'],
      ['DELETE', '/2'],
    ] as const)
      expect(written(method, `/api/units${path}`)).toBe('units')
    for (const path of ['plan', '1/move', '2/move']) expect(written('POST', `/api/schedules/${path}`)).toBe('schedules')
  })

  it('should know it however the path is written, as the router does', () => {
    const id = fc.constantFrom('0f6c1b2a3d4e5f6071829304', 'a-b_c', 'AbC')
    const place = fc.constantFrom(
      ...some.filter(({ method }) => method !== 'get').map(({ method, path }) => ({ method, path })),
    )
    /** A character as it is, or encoded with letters of either case. */
    const spelled = (text: string) =>
      fc
        .tuple(...[...text].map((one) => fc.constantFrom(one, encoded(one), encoded(one).toLowerCase())))
        .map((all) => all.join(''))
    const encoded = (one: string) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    const anyCase = (text: string) =>
      fc.tuple(...[...text].map((one) => fc.constantFrom(one, one.toUpperCase()))).map((all) => all.join(''))
    const between = fc.constantFrom('/', '//', '/./', '/x/../', '/%2e/')
    const asked = fc
      .tuple(place, id, fc.constantFrom('works', 'units', 'schedules', 'globals/site'))
      .chain(([at, one, owner]) => {
        const parts = at.path.split('/').filter((part) => part !== '')
        const written = parts.map((part) => (part === ':id' ? fc.constant(one) : anyCase(part)).chain(spelled))
        const names = owner.split('/').map(spelled)
        const segments = [...names, ...written].map((segment) =>
          fc.tuple(between, segment).map((both) => both.join('')),
        )
        const plain = ['/api', owner, ...parts.map((part) => (part === ':id' ? one : part))].join('/')
        const path = fc.tuple(...segments, fc.constantFrom('', '/')).map((all) => `/api${all.join('')}`)
        return fc.record({ method: fc.constant(at.method.toUpperCase()), plain: fc.constant(plain), path })
      })
    fc.assert(
      fc.property(asked, ({ method, plain, path }) => {
        expect(apiAddressProblem(config, method, (segmentsOf(path) ?? []).slice(1))?.status).not.toBe(405)
        expect(thingWritten(config, method, path)).toEqual(thingWritten(config, method, plain))
      }),
      { numRuns: 1000 },
    )
    // of one document, whichever case its id is written in
    expect(turnOf('works', '0F6C')).toBe(turnOf('works', '0f6c'))
  })

  it('should let work on one thing wait, also for work that fails, and not work on another', async () => {
    const turns = new Turns()
    const order: string[] = []
    const failing = turns.take('a', async () => {
      await Promise.resolve()
      order.push('first')
      throw new Error('no')
    })
    const waiting = turns.take('a', async () => void order.push('second'))
    const other = turns.take('b', async () => void order.push('other'))
    await expect(failing).rejects.toThrow('no')
    await Promise.all([waiting, other])
    expect(order).toEqual(['other', 'first', 'second'])
  })
})

it('should know the errors of a database by which the later of two writes is refused', () => {
  expect(isWriteConflict({ code: 112 })).toBe(true)
  expect(mayBeWrittenAgain({ code: 251 })).toBe(true)
  // a lost connection is no conflict: it must stand in the log
  const lost = { errorLabelSet: new Set(['TransientTransactionError']) }
  expect([isWriteConflict(lost), mayBeWrittenAgain(lost)]).toEqual([false, true])
  expect(isWriteConflict({ code: 11000 })).toBe(false)
  expect(isWriteConflict(new Error('no'))).toBe(false)
})
