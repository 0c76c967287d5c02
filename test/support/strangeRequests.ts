import { request as send } from 'node:http'
import fc from 'fast-check'
import { pageCollections } from '../../site/catalogue/pageCollections.ts'

/** A request as it goes out; nothing of it is made right by a client. */
export type StrangeRequest = {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
}

/** What came back. */
export type StrangeAnswer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** Every collection, Payload's own included. */
export const collections = [
  ...pageCollections,
  ...['media', 'recordings', 'files', 'wordings', 'schedules', 'units', 'users', 'audits', 'imports', 'outbox'],
  ...['payload-kv', 'payload-locked-documents', 'payload-preferences', 'payload-migrations'],
]
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x', 'og', 'access', 'graphql', 'payload-jobs']
const below = [
  ...['', '', '', '/count', '/versions', '/versions/x', '/x', '/x/duplicate', '/x/review', '/login', '/logout', '/me'],
  ...['/refresh-token', '/unlock', '/verify/x', '/forgot-password', '/reset-password', '/first-register', '/init'],
  ...['/access', '/access/x', '/file/x.png', '/file/%00', '/file/..%2fx', '/paste-url/x', '/x/api-key/reveal', '/plan'],
  ...['/x/cancel', '/x/move', '/%E4%BD%A0', '/constructor', '/__proto__/x', '/a/b/c/d'],
]
const methods = [
  'GET',
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'PATCH',
  'DELETE',
  'PUT',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PURGE',
]
const fields = [
  ...['id', 'title', 'slug', 'name', 'status', '_status', 'createdAt', 'updatedAt', 'publishedAt', 'ownerUnit', 'body'],
  ...['venue', 'venue.name', 'cover', 'review', 'kind', 'sample', 'sessions', 'sessions.start', 'audiences', 'email'],
  ...['parent', 'version.title', 'version._status', 'latest', 'hash', 'password', 'document.value', 'user.relationTo'],
  ...[
    '__proto__',
    'constructor',
    'a.b.c',
    'body.root.children.text',
    'at',
    'role',
    'contact.phone',
    'team.leaders.name',
  ],
]
const operators = [
  ...['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'greater_than', 'greater_than_equal', 'less_than'],
  ...['less_than_equal', 'like', 'not_like', 'contains', 'near', 'within', 'intersects', 'constructor', '$where'],
]
const values = [
  '',
  'x',
  'null',
  'true',
  '5',
  '1e400',
  '2026-11-30',
  '2026-99-99',
  "'; --",
  '%',
  '你好',
  'a,b,,null',
  '-1',
  '[]',
]

const value = fc.oneof(fc.constantFrom(...values), fc.string({ maxLength: 12, unit: 'grapheme' }))
const query = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...fields), fc.constantFrom(...operators), value)
      .map(([f, o, v]) => [`where[${f}][${o}]`, v]),
    fc
      .tuple(fc.constantFrom(...fields), fc.constantFrom(...operators), value)
      .map(([f, o, v]) => [`where[or][0][and][0][${f}][${o}]`, v]),
    fc
      .tuple(fc.constantFrom(...fields), fc.constantFrom(...operators), value)
      .map(([f, o, v]) => ['where', JSON.stringify({ [f]: { [o]: v } })]),
    fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...fields)).map(([sign, f]) => ['sort', sign + f]),
    fc.tuple(
      fc.constantFrom('limit', 'page', 'depth'),
      fc.constantFrom('0', '1', '3', '-1', 'x', '1e9', '99999999999999999999'),
    ),
    fc.tuple(
      fc.constantFrom('draft', 'trash', 'pagination', 'locale', 'fallbackLocale', 'joins', 'search', 'groupBy'),
      value,
    ),
    fc.tuple(
      fc.constantFrom('select[title]', 'select[a][b]', 'populate[media][alt]', 'select', 'populate'),
      fc.constantFrom('true', 'x'),
    ),
    fc.tuple(
      fc.constantFrom(
        'where',
        'where[and]',
        'where[or][0]',
        'where[title]',
        'prefix',
        'columns',
        'preset',
        'data',
        '__proto__[a]',
      ),
      value,
    ),
  ),
  { maxLength: 3 },
)
const search = query.map((pairs) =>
  pairs.length === 0
    ? ''
    : `?${pairs.map(([name = '', text = '']) => `${encodeURI(name)}=${encodeURIComponent(text)}`).join('&')}`,
)
const owner = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...collections) },
  fc.constantFrom(...names),
  fc.constantFrom(
    'globals/site',
    'globals/newsroom',
    'globals/__proto__',
    'globals/constructor',
    'import/notices',
    'import/batches',
  ),
)

const form = '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"title":"x"}\r\n--b--\r\n'
const body: fc.Arbitrary<{ headers: Record<string, string>; body: Buffer | undefined }> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ headers: {}, body: undefined }) },
  fc
    .constantFrom(
      '{}',
      '{"title":"x"}',
      '[]',
      'null',
      '5',
      '{',
      '{"title":null,"slug":"x"}',
      '{"password":"x"}',
      `${'['.repeat(3000)}`,
    )
    .map((text) => ({ headers: { 'content-type': 'application/json' }, body: Buffer.from(text) })),
  fc
    .json({ maxDepth: 4 })
    .map((text) => ({ headers: { 'content-type': 'application/json' }, body: Buffer.from(`{"title":${text}}`) })),
  fc
    .tuple(
      fc.constantFrom(
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'multipart/form-data; boundary=b',
        'multipart/mixed; boundary=b',
      ),
      fc.constantFrom(
        form,
        form.slice(0, 60),
        form.slice(0, -6),
        'x',
        form.replace('_payload', 'file"; filename="a\u0000.png'),
        form.replace('{"', '{{'),
      ),
    )
    .map(([type, text]) => ({ headers: { 'content-type': type }, body: Buffer.from(text) })),
  fc
    .constantFrom('text/plain', 'application/x-www-form-urlencoded', 'application/JSON', '', 'image/png')
    .map((type) => ({ headers: { 'content-type': type }, body: Buffer.from('title=x') })),
  fc
    .tuple(
      fc.constantFrom('application/json', 'application/x-www-form-urlencoded'),
      fc.constantFrom('{"where":{"x":1}}', '{', 'where[title][near]=1', 'limit=-1'),
    )
    .map(([type, text]) => ({
      headers: { 'content-type': type, 'x-http-method-override': 'GET' },
      body: Buffer.from(text),
    })),
)
const odd: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  fc.constantFrom<Record<string, string>>(
    { host: '[::1' },
    { host: 'a:99999999' },
    { host: 'a b' },
    { origin: 'null' },
    { origin: 'x' },
    { 'accept-language': 'x'.repeat(300) },
    { cookie: 'payload-token=%zz; payload-theme=%' },
    { authorization: 'JWT x' },
    { rsc: '1', 'next-router-state-tree': '%zz' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-url': '//x' },
    { 'x-forwarded-host': 'a@b' },
    { 'x-forwarded-proto': 'gopher' },
    { range: 'bytes=9-1' },
  ),
)

/** Requests over the API: every thing, method, address below it, query and body, right and wrong. */
export const apiRequests: fc.Arbitrary<StrangeRequest> = fc
  .tuple(fc.constantFrom(...methods), owner, fc.constantFrom(...below), search, body, odd)
  .map(([method, name, rest, query, sent, headers]) => ({
    method,
    path: `/api/${name}${rest}${query}`,
    headers: { ...sent.headers, ...headers },
    body: sent.body,
  }))

const call = (text: string, headers: Record<string, string> = {}) => ({
  headers: { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '0'.repeat(42), ...headers },
  body: Buffer.from(text),
})
/** Requests to the admin's pages and its server's functions. */
export const adminRequests: fc.Arbitrary<StrangeRequest> = fc
  .tuple(
    fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'TRACE'),
    fc.constantFrom(
      '',
      '/login',
      '/account',
      '/collections/',
      '/collections/',
      '/collections/',
      '/globals/',
      '/x',
      '/collections/notices/',
    ),
    fc.oneof(owner, fc.constantFrom('trash', 'create', 'x')),
    search,
    fc.oneof(
      fc.constant({ headers: {}, body: undefined }),
      fc.constantFrom(
        call('[{"name":"constructor","args":{}}]'),
        call('[{"name":"form-state","args":"$F1"}]'),
        call('[', { 'next-action': 'x' }),
        call('[]', { origin: 'https://evil.example' }),
      ),
    ),
    odd,
  )
  .map(([method, area, name, query, sent, headers]) => ({
    method,
    path: `/admin${area}${area.endsWith('/') ? name : ''}${query}`,
    headers: { ...sent.headers, ...headers },
    body: sent.body,
  }))

/** Sends a request as it is. @param token of whoever asks */
export async function sendStrange(
  port: number,
  { method, path, headers, body }: StrangeRequest,
  token?: string,
): Promise<StrangeAnswer> {
  return new Promise((resolve, reject) => {
    const asking = send(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: {
          ...(token !== undefined && { authorization: `JWT ${token}` }),
          ...(body !== undefined && { 'content-length': String(body.length) }),
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }),
        )
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}
