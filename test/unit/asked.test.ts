import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readServerCall } from '../../cms/admin/serverFunctions.ts'
import { type ApiConfig, apiAddressProblem } from '../../cms/serving/asked/apiAddresses.ts'
import { addressSizeProblem } from '../../cms/serving/asked/addressSize.ts'
import { adminQueryProblem, momentsOf } from '../../cms/serving/asked/adminQueries.ts'
import { isHost } from '../../cms/serving/asked/headerProblem.ts'
import { deepest, jsonProblem } from '../../cms/serving/asked/jsonProblem.ts'
import { requestProblem } from '../../cms/serving/asked/requestProblem.ts'
import { callTextProblem } from '../../cms/serving/asked/serverCalls.ts'
import { secretHeader, takeHeader } from '../../cms/serving/front/headers.ts'
import { markNeighboursWrite } from '../../cms/serving/routes.ts'

const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']
const methods = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'PURGE']
const usual = [
  { method: 'get', path: '/versions' },
  { method: 'post', path: '/:id/duplicate' },
  { method: 'get', path: '/' },
  { method: 'get', path: '/:id' },
  { method: 'post', path: '/' },
  { method: 'patch', path: '/:id' },
]
// as much of the configuration as is looked at
const config = {
  collections: [
    {
      slug: 'notices',
      endpoints: usual,
      versions: { drafts: true },
      auth: undefined,
      flattenedFields: [{ name: 'date', type: 'date' }],
    },
    { slug: 'media', endpoints: usual, versions: undefined, auth: undefined, disableDuplicate: true },
    { slug: 'payload-migrations', endpoints: false, auth: undefined },
  ],
  globals: [
    {
      slug: 'site',
      endpoints: [
        { method: 'get', path: '/' },
        { method: 'get', path: '/versions' },
      ],
    },
  ],
  endpoints: [
    { method: 'get', path: '/access' },
    { method: 'post', path: '/import/:library' },
  ],
} as unknown as ApiConfig

function asked(method: string, url: string, headers: Record<string, string> = {}): number | undefined {
  return requestProblem({ method, url, headers } as unknown as IncomingMessage, config)?.status
}

describe('addresses of the API', () => {
  it.each([
    ['GET', '/api/notices', undefined],
    ['HEAD', '/api/notices/1', undefined],
    ['OPTIONS', '/api/notices/1', undefined],
    ['POST', '/api/import/notices', undefined],
    ['GET', '/api/notices/versions', undefined],
    ['GET', '/api/media/versions', 404],
    ['GET', '/api/globals/site/versions', 404],
    ['POST', '/api/media/1/duplicate', 404],
    ['GET', '/api/payload-migrations', 404],
    ['GET', '/api/notices/1/2/3', 404],
    ['GET', '/api/users//me', 404],
    ['GET', '/api//users/me', 404],
    ['GET', '/api/notices//', undefined],
    ['PUT', '/api/notices/1', 405],
    ['TRACE', '/api/notices', 405],
    ['TRACE', '/admin', 405],
    ['POST', '/admin', 405],
    ['GET', '/api/notices/%00', 400],
    ['GET', '/api/notices/%0a', 400],
    ['GET', '/api/notices?where[title][equals]=%00', 400],
    ['GET', '/api/%zz', 400],
    ['GET', '/api/notices/a%2fb', 404],
  ])('should answer %s %s with %s', (method, url, status) => {
    expect(asked(method, url)).toBe(status)
  })

  it('should know nothing by the names that every object has', () => {
    for (const name of inherited)
      for (const method of methods) {
        expect(apiAddressProblem(config, method, [name])?.status).toBe(404)
        expect(apiAddressProblem(config, method, ['globals', name])?.status).toBe(404)
      }
  })

  it('should say which methods there are', () => {
    expect(apiAddressProblem(config, 'PURGE', ['notices'])).toEqual({
      code: 'method-not-taken',
      status: 405,
      message: '这个地址不接受 PURGE 请求，可以用的是 GET、POST、HEAD、OPTIONS。',
      headers: { allow: 'GET, POST, HEAD, OPTIONS' },
    })
  })
})

describe('addresses of the admin', () => {
  const problemOf = (query: string) =>
    adminQueryProblem(`/admin/collections/notices?${query}`, momentsOf(config, ['collections', 'notices']))

  it('should be asked for dates only where the field of what they list is one', () => {
    expect(asked('GET', '/admin/collections/notices?where[date][equals]=x')).toBe(400)
    for (const page of [
      'collections/notices?where[title]',
      'collections/constructor?where[date]',
      'globals/date?where[date]',
    ])
      expect(asked('GET', `/admin/${page}[equals]=x`)).toBeUndefined()
  })

  it.each([
    'limit=10&page=2&sort=-date&search=合唱',
    'where[or][0][and][0][title][like]=合唱&where[or][1][and][19][stage][in][0]=draft',
    `columns=${encodeURIComponent('["title","-slug"]')}`,
    'columns=&where=',
    'where[or][0][and][0][date][greater_than]=2026-11-30T08:00:00.000Z&where[or][0][and][1][date][exists]=true',
    'where[date][less_than]=2026-11-30&where[or][0][and][0][date][equals]=',
    '_rsc=1abc',
  ])('should be taken as the pages write them: %s', (query) => {
    expect(problemOf(query)).toBeUndefined()
  })

  it.each([
    ['where[and]=x', 'and、or 后面要有从 0 开始的序号'],
    ['where[and][x]=1', 'and、or 后面要有从 0 开始的序号'],
    ['where[or][0][and]=1', 'and、or 后面要有从 0 开始的序号'],
    ['where[or][20][title][equals]=1', '最多 20 个'],
    ['columns={', 'columns'],
    ['columns[0][accessor]=title', 'columns'],
    [`columns=${encodeURIComponent('[{"accessor":null}]')}`, 'columns'],
    [`columns=${encodeURIComponent('["x.4294967294"]')}`, 'columns'],
    [`columns=${encodeURIComponent('["title","-x.1e9"]')}`, 'columns'],
    ['where[or][0][and][0][date][equals]=x', '「date」要写一个日期'],
    ['where[or][0][date][less_than]=null', '「date」要写一个日期'],
    ['where[date][equals]=2026-11-30&where[date][equals]=2026-12-01', '「date」要写一个日期'],
    ['where[date][in][0]=2026-11-30', '「date」要写一个日期'],
    ['where[date][in]=2026-11-30,x', '「date」要写一个日期'],
    ['preset=x', '参数 preset 不能用'],
    ['queryByGroup={', '参数 queryByGroup 不能用'],
    ['groupBy[a]=b', '参数 groupBy 不能用'],
  ])('should be refused as nobody writes them: %s', (query, problem) => {
    expect(problemOf(query)).toContain(problem)
  })

  it('should never fail on any', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('where', 'columns', '[', ']', 'and', 'or', '=', '&', '0', '%'))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const problem = problemOf(parts.join(''))
        expect(problem === undefined || problem.length < 200).toBe(true)
      }),
    )
  })
})

describe('what is sent', () => {
  const sent = (type: string, method = 'POST') =>
    asked(method, '/api/notices', { 'content-length': '5', 'content-type': type })

  it.each([
    ['application/json', undefined],
    ['application/json; charset=utf-8', undefined],
    ['multipart/form-data; boundary=----WebKitFormBoundaryabc', undefined],
    ['multipart/form-data', 400],
    ['multipart/form-data; boundary=', 400],
    ['text/plain', 415],
    ['', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('should take %s with %s', (type, status) => {
    expect(sent(type)).toBe(status)
  })

  it('should be a question where the address would be too long for it', () => {
    const question = { 'content-length': '5', 'x-http-method-override': 'GET' }
    const type = 'application/x-www-form-urlencoded'
    expect(asked('POST', '/api/notices/versions', { ...question, 'content-type': type })).toBeUndefined()
    expect(asked('POST', '/api/notices', { ...question, 'content-type': 'text/plain' })).toBe(415)
  })

  it('should be nothing where only something is asked for', () => {
    for (const method of ['GET', 'HEAD', 'DELETE', 'OPTIONS']) expect(sent('application/json', method)).toBe(400)
  })

  it('should take any object that is flat enough, and never fail on anything else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 8 })), (value) => {
        expect(jsonProblem(Buffer.from(JSON.stringify(value)), true)).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (text) => {
          let isObject = false
          try {
            isObject = /^\s*\{/.test(JSON.stringify(JSON.parse(text)))
          } catch {
            // no JSON at all
          }
          expect(jsonProblem(Buffer.from(text), true) === undefined).toBe(isObject)
        },
      ),
    )
  })

  it('should see how deep it is, whatever stands in its texts', () => {
    const nested = (levels: number) => `{"[{\\"":${'['.repeat(levels)}"]}\\\\"${']'.repeat(levels)}}`
    expect(jsonProblem(Buffer.from(nested(deepest - 1)), true)).toBeUndefined()
    expect(jsonProblem(Buffer.from(nested(deepest)), true)).toMatchObject({ message: '内容的层次太深：最多 200 层。' })
    expect(jsonProblem(Buffer.from('{"a":' + '['.repeat(2_000_000)), true)).toMatchObject({
      message: '内容的层次太深：最多 200 层。',
    })
    expect(jsonProblem(Buffer.from(`{"a":[${'1,'.repeat(500_000)}1]}`), true)).toMatchObject({
      message: '内容的项目太多：最多 40 万项。',
    })
  })
})

describe('headers', () => {
  it.each(['localhost', 'example.cn:3000', '127.0.0.1', '[::1]:80'])('should take the host %s', (host) => {
    expect(isHost(host)).toBe(true)
  })

  it.each(['[::1', 'a:99999', 'a b', 'a@b', '', 'a/b', 'x:y', '[1'])('should refuse the host %s', (host) => {
    expect(asked('GET', '/admin', { host })).toBe(400)
  })

  it('should take the state of a page as Next does, and no other', () => {
    const state = ['', { children: [['segments', '', 'oc', null], { children: ['__PAGE__', {}] }] }, null, 'refetch']
    const header = (value: unknown) => ({ 'next-router-state-tree': encodeURIComponent(JSON.stringify(value)) })
    expect(asked('GET', '/admin', header(state))).toBeUndefined()
    for (const wrong of [1, {}, [], ['', {}, 'x'], [['a'], {}], ['', { children: 1 }], [1, {}]])
      expect(asked('GET', '/admin', header(wrong))).toBe(400)
    expect(asked('GET', '/admin', { 'next-router-state-tree': '%zz' })).toBe(400)
  })

  it('should take a secret out once it was compared', () => {
    const request = {
      headers: { [secretHeader]: 's3cret', host: 'x' },
      rawHeaders: ['Host', 'x', 'X-Gongyun-Front', 's3cret'],
    } as unknown as IncomingMessage
    expect(takeHeader(request, secretHeader)).toBe('s3cret')
    expect(JSON.stringify(request)).not.toContain('s3cret')
    expect(request.rawHeaders).toEqual(['Host', 'x'])
  })
})

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

describe('the size of an address', () => {
  const areas = ['/admin/login', '/_next/static/x.js', '/preview/works/1', '/api/works']

  it.each([
    ['/admin/login?' + 'x&'.repeat(3_000), 400],
    ['/api/works?' + 'x&'.repeat(3_000), 400],
    ['/admin/login?' + 'x&'.repeat(7_750), 414],
    ['/admin/' + 'a/'.repeat(3_000), 400],
    ['/_next/' + 'a/'.repeat(3_000), 400],
    ['/admin/' + 'a/'.repeat(5_000), 414],
    ['/_next/' + 'a/'.repeat(5_000), 414],
    ['/preview/' + '/'.repeat(12_000), 414],
    ['/admin/login/?' + 'x'.repeat(10_000), 414],
    ['/api/works?where[title][equals]=' + 'x'.repeat(10_000), undefined],
  ])('should be looked at: %s', (url, status) => {
    expect(addressSizeProblem(url)?.status).toBe(status)
  })

  it('should let pass whatever parameters there are, up to their number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...areas),
        fc.array(fc.constantFrom('', 'x', 'a=1', 'a[b]=/'), { maxLength: 400 }),
        (path, all) => {
          const isTooMany = all.length > (path.startsWith('/api') ? 300 : 100)
          const query = all.length === 0 ? '' : `?${all.join('&')}`
          expect(addressSizeProblem(path + query)?.status).toBe(isTooMany ? 400 : undefined)
        },
      ),
    )
  })
})

describe('writes from a neighbouring site', () => {
  it.each([
    ['POST', 'same-site', 'cross-site'],
    ['PATCH', 'same-site', 'cross-site'],
    ['DELETE', 'same-site', 'cross-site'],
    ['POST', 'same-origin', 'same-origin'],
    ['POST', 'none', 'none'],
    ['GET', 'same-site', 'same-site'],
  ])('should count %s %s as %s', (method, told, counted) => {
    const headers = { 'sec-fetch-site': told }
    markNeighboursWrite({ method, headers })
    expect(headers['sec-fetch-site']).toBe(counted)
  })
})
