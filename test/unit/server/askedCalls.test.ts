import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readServerCall } from '../../../cms/server/admin/serverFunctions.ts'
import { callTextProblem } from '../../../cms/server/http/asked/serverCalls.ts'
import { asked, inherited } from '../../support/askedConfig.ts'

describe('calls of the admin', () => {
  const known = { collections: [{ slug: 'notices' }], globals: [{ slug: 'site' }] }

  const isCall = (name: string, args: unknown) => readServerCall(known, { name, args }) !== undefined

  it('should be of functions that there are, by no name that every object has', () => {
    for (const name of [...inherited, 'x', '', 'table-state', 'render-field'])
      for (const args of [{}, { collectionSlug: 'notices' }, { globalSlug: 'site' }])
        expect(isCall(name, args)).toBe(false)
    expect(isCall('form-state', {})).toBe(false)
    expect(isCall('form-state', { globalSlug: 'site', schemaPath: 'site' })).toBe(true)
    const ofNotices = (schemaPath: string) => ({ collectionSlug: 'notices', schemaPath })
    expect(isCall('form-state', ofNotices('notices.body'))).toBe(true)
    for (const path of [...inherited, 'noticesx', 'site', '.'])
      expect(isCall('form-state', ofNotices(path))).toBe(false)
    for (const slug of [...inherited, 'x'])
      for (const name of ['form-state', 'render-list', 'render-document', 'render-document-slots'])
        expect(isCall(name, { collectionSlug: slug })).toBe(false)
    expect(isCall('render-list', { collectionSlug: 'notices' })).toBe(true)
    for (const name of ['render-list', 'render-document', 'render-document-slots'])
      for (const args of [{}, { globalSlug: 'site' }]) expect(isCall(name, args)).toBe(false)
  })

  it('should have arguments of the kinds that the pages send', () => {
    const ofNotices = { collectionSlug: 'notices' }
    const whole = {
      'render-document': { docID: 'a', drawerSlug: 'd', initialData: { title: '一' }, redirectAfterCreate: false },
      'render-list': {
        drawerSlug: 'd',
        enableRowSelections: true,
        query: { limit: 10, page: '2', sort: '-title', where: {}, columns: ['title', '-at'], search: '一' },
      },
      'form-state': {
        id: 'a',
        operation: 'update',
        schemaPath: 'notices',
        data: {},
        formState: { title: { value: '一' } },
        docPermissions: { fields: true, update: true },
        docPreferences: { fields: {} },
        returnLockStatus: true,
      },
    }
    const wrong = fc.constantFrom<unknown>(5, 'x', true, [[1]], [], { a: [{}] })
    for (const [name, args] of Object.entries(whole)) {
      expect(readServerCall(known, { name, args: { ...ofNotices, ...args } })?.args).toEqual({ ...ofNotices, ...args })
      fc.assert(
        fc.property(fc.constantFrom(...Object.keys(args)), wrong, (key, value) => {
          const usual: unknown = (args as Record<string, unknown>)[key]
          if (typeof usual === typeof value && Array.isArray(usual) === Array.isArray(value)) return
          // an id may be a number, too
          if (/id$/i.test(key) && typeof value === 'number') return
          expect(isCall(name, { ...ofNotices, ...args, [key]: value })).toBe(false)
        }),
      )
    }
  })

  it('should hand on no argument that the pages do not send', () => {
    const strange = {
      collectionSlug: 'notices',
      req: {},
      user: 5,
      skipClientConfigAuth: true,
      mockRSCs: true,
      versions: 1,
    }
    for (const name of ['form-state', 'render-list', 'render-document', 'render-document-slots'])
      expect(readServerCall(known, { name, args: strange })?.args).toEqual({ collectionSlug: 'notices' })
  })

  it('should draw the list of versions of a document or a setting, and no other page in its place', () => {
    const versions = { useVersionDrawerCreatedAtCell: true, disableGutter: true }
    const drawn = (args: object) => readServerCall(known, { name: 'render-document', args })?.args['paramsOverride']
    const elsewhere = { segments: ['collections', 'users', 'create'] }
    const ofNotice = { collectionSlug: 'notices', docID: 'a' }
    expect(drawn({ ...ofNotice, versions, paramsOverride: elsewhere })).toEqual({
      segments: ['collections', 'notices', 'a', 'versions'],
    })
    expect(
      drawn({
        ...ofNotice,
        versions,
        paramsOverride: { segments: ['collections', 'notices', 'trash', 'a', 'versions'] },
      }),
    ).toEqual({ segments: ['collections', 'notices', 'trash', 'a', 'versions'] })
    expect(drawn({ collectionSlug: 'site', versions })).toEqual({ segments: ['globals', 'site', 'versions'] })
    expect(drawn({ ...ofNotice, paramsOverride: elsewhere })).toBeUndefined()
    expect(isCall('render-document', { collectionSlug: 'users', versions })).toBe(false)
  })

  it('should begin no document with more than a save takes', () => {
    const begins = (initialData: object) => isCall('render-document', { collectionSlug: 'notices', initialData })
    expect(begins({ rows: Array.from({ length: 500 }, () => ({ title: 'a' })) })).toBe(true)
    expect(begins({ rows: Array.from({ length: 501 }, () => ({ title: 'a' })) })).toBe(false)
  })

  it.each([
    [
      '[{"name":"x","args":{"a":"$undefined","b":"$D2026-11-30T00:00:00.000Z","c":"$$5","d":{"e":1},"f":"$0:0:args:d"}}]',
      true,
    ],
    ['[{"a":"$F1"}]', false],
    ['[{"a":"$1"}]', false],
    ['[{"a":"$0:0:b"}]', false],
    ['[{"a":"$0:0:constructor"}]', false],
    ['[]', false],
    ['[1,2]', false],
    ['{', false],
  ])('should read %s: %s', (text, isFine) => {
    expect(callTextProblem(Buffer.from(text)) === undefined).toBe(isFine)
  })

  it('should come from the admin itself', () => {
    const call = {
      'next-action': `40${'a'.repeat(40)}`,
      'content-length': '5',
      'content-type': 'text/plain;charset=UTF-8',
      host: 'a.cn',
    }
    expect(asked('POST', '/admin', { ...call, origin: 'https://a.cn' })).toBeUndefined()
    for (const origin of ['https://b.cn', 'null', 'x']) expect(asked('POST', '/admin', { ...call, origin })).toBe(403)
    expect(asked('POST', '/admin', { ...call, 'next-action': 'constructor' })).toBe(404)
    expect(asked('POST', '/admin', { ...call, 'content-type': 'application/json' })).toBe(415)
  })
})
