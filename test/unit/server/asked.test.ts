import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apiAddressProblem } from '../../../cms/documents/queries/apiAddresses.ts'
import { addressSizeProblem } from '../../../cms/server/http/asked/addressSize.ts'
import { adminQueryProblem, momentsOf } from '../../../cms/server/http/asked/adminQueries.ts'
import { isHost } from '../../../cms/server/http/headerProblem.ts'
import { deepest, jsonProblem } from '../../../cms/server/http/bodies/jsonProblem.ts'
import { secretHeader, takeHeader } from '../../../cms/server/front/headers.ts'
import { markNeighboursWrite } from '../../../cms/server/routes/routes.ts'
import { asked, config, inherited } from '../../support/askedConfig.ts'

const methods = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'PURGE']

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
