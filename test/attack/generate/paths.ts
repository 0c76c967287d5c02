import fc from 'fast-check'
import type { Library } from './collections.ts'
import { hostileTexts, inheritedNames } from './hostileValues.ts'
import { encoded, queryFor } from './queries.ts'

/** A place of the site, and what may be asked of it. */
export interface Place {
  /** For the report. */
  family: string
  /** The address as it is sent. `<id>` stands for the id of a document of the library. */
  target: string
  library: string | undefined
}

const steps = ['', '/count', '/versions', '/versions/<id>', '/access/<id>', '/<id>', '/<id>/duplicate', '/<id>/review']
const ofEntries = ['/<id>/plan', '/plan', '/<id>/cancel', '/<id>/move', '/<id>/again', '/paste-url', '/<id>/restore']
const ofAccounts = [
  ...['/login', '/logout', '/me', '/refresh-token', '/forgot-password', '/reset-password', '/unlock'],
  ...['/verify/x', '/verify/__proto__', '/first-register', '/init'],
]
const ofFiles = ['/file/none.png', '/file/%00', '/file/..%2f..%2fgongyun.db', '/file/a.png?prefix=x', '/file/', '/file']
const known = new Set([...steps, ...ofEntries, ...ofAccounts, ...ofFiles])
const pageRoots = [
  '',
  'works',
  'notices',
  'activities',
  'talents',
  'feed.xml',
  'sitemap.xml',
  'media',
  '_astro',
  'search',
]

/** Every kind of address that the server has, and some that it has not. */
export function placeIn({ collections, globals }: { collections: Library[]; globals: Library[] }): fc.Arbitrary<Place> {
  const names = collections.map(({ slug }) => slug)
  const odd: fc.Arbitrary<string> = fc.constantFrom(...hostileTexts).map(encoded)
  const place = (family: string, target: fc.Arbitrary<string>, library?: string) =>
    target.map((text): Place => ({ family, target: text, library }))
  const named = fc.constantFrom(...collections)

  const ofCollection = named.chain((library) =>
    fc
      .tuple(
        fc.oneof(
          // most of what a query can do wrong it does to a list
          { weight: 4, arbitrary: fc.constant('') },
          { weight: 6, arbitrary: fc.constantFrom(...steps) },
          { weight: 1, arbitrary: fc.constantFrom(...ofEntries, ...ofAccounts, ...ofFiles) },
          { weight: 1, arbitrary: odd.map((text) => `/${text}`) },
        ),
        queryFor(library),
      )
      .map(([step, query]): Place => ({
        family: `/api/<collection>${known.has(step) ? step : '/<odd>'}`,
        target: `/api/${library.slug}${step}${query}`,
        library: library.slug,
      })),
  )
  const accounts = fc.constantFrom(...ofAccounts).map((step): Place => {
    return { family: `/api/users${step}`, target: `/api/users${step}`, library: 'users' }
  })
  const files = fc
    .tuple(
      fc.constantFrom('media', 'recordings', 'users'),
      fc.oneof(
        fc.constantFrom(...ofFiles),
        odd.map((text) => `/file/${text}`),
      ),
    )
    .map(([name, step]): Place => ({ family: `/api/${name}/file`, target: `/api/${name}${step}`, library: name }))
  const unknown = fc
    .tuple(
      fc.constantFrom(...inheritedNames, 'nothing', 'GLOBALS', '%5f%5fproto%5f%5f'),
      fc.constantFrom(...steps, ...ofAccounts),
    )
    .map(([name, step]): Place => ({ family: '/api/<unknown>', target: `/api/${name}${step}`, library: undefined }))
  const ofGlobal = fc
    .tuple(fc.constantFrom(...globals), fc.constantFrom('', '/versions', '/versions/x', '/access', '/%00'))
    .chain(([library, step]) =>
      queryFor(library).map((query): Place => ({
        family: `/api/globals/<global>${step}`,
        target: `/api/globals/${library.slug}${step}${query}`,
        library: undefined,
      })),
    )
  const unknownGlobal = place(
    '/api/globals/<unknown>',
    odd.map((text) => `/api/globals/${text}`),
  )
  const importing = place(
    '/api/import',
    fc
      .tuple(
        fc.constantFrom(...names, 'batches', 'batches/<id>', ...inheritedNames),
        fc.constantFrom(
          '',
          '/template',
          '/export',
          '/export?format=csv',
          '/export?format=x',
          '/preview',
          '/confirm',
          '/undo',
          '/pictures',
          '?name=a.csv',
          '?name=%00.xlsx',
          '/pictures?name=a.zip',
        ),
      )
      .map(([name, step]) => `/api/import/${name}${step}`),
    'imports',
  )
  const own = place(
    '/api/<own endpoint>',
    fc
      .tuple(
        fc.constantFrom(
          'publishing',
          'references',
          'access',
          'og',
          'graphql',
          'graphql-playground',
          'payload-jobs/run',
        ),
        fc.constantFrom(...names),
        odd,
      )
      .map(
        ([name, collection, text]) =>
          `/api/${name}?document=${collection}/${text}&collection=${collection}&id=${text}&title=${text}`,
      ),
  )
  const preview = place(
    '/preview',
    fc
      .tuple(fc.constantFrom(...names, ...inheritedNames), fc.oneof(fc.constant('<id>'), odd))
      .map(([name, id]) => `/preview/${name}/${id}`),
    'notices',
  )
  const control = place(
    '/-/',
    fc.oneof(fc.constantFrom('sample/load', 'sample/remove', ...inheritedNames), odd).map((text) => `/-/${text}`),
  )
  const admin = named.chain((library) =>
    place(
      '/admin',
      fc
        .tuple(
          fc.constantFrom(
            ...[
              '',
              '/login',
              '/logout',
              '/account',
              '/forgot',
              '/reset/x',
              '/verify/users/x',
              '/create-first-user',
              '/import',
            ],
            ...[
              `/collections/${library.slug}`,
              `/collections/${library.slug}/<id>`,
              `/collections/${library.slug}/create`,
            ],
            ...[`/collections/${library.slug}/<id>/versions`, `/collections/${library.slug}/<id>/versions/<id>`],
            ...[
              `/collections/${library.slug}/trash`,
              `/collections/${library.slug}/<id>/api`,
              '/globals/site',
              '/globals/site/versions',
            ],
            ...[
              '/collections/__proto__',
              '/globals/constructor',
              '/collections/nothing/create',
              '/unauthorized',
              '/%00',
            ],
          ),
          queryFor(library),
        )
        .map(([step, query]) => `/admin${step}${query}`),
      library.slug,
    ),
  )
  const next = place(
    '/_next',
    fc.constantFrom(
      '/_next/static/x.js',
      '/_next/image?url=%2Ffavicon.svg&w=64&q=75',
      '/_next/image?url=http://127.0.0.1/&w=1&q=1',
      '/_next/data/x/admin.json',
      '/_next/%2e%2e/package.json',
      '/_next/static/..%2f..%2fBUILD_ID',
    ),
  )
  const pages = place(
    '/<page>',
    fc
      .tuple(
        fc.constantFrom(...pageRoots),
        odd,
        fc.constantFrom('', '/', '/index.html', '?a=1', '//', '/feed.xml', '/page/99/'),
      )
      .map(([root, text, rest]) => `/${root}${text === '' ? '' : `/${text}`}${rest}`),
  )
  const written = place(
    '<written oddly>',
    fc.constantFrom(
      ...[
        '*',
        '//',
        '//evil.example/',
        'http://evil.example/api/users',
        '/api//users',
        '/api/./users',
        '/api/x/../users/login',
      ],
      ...[
        '/API/users/LOGIN',
        '/%61pi/users',
        '/api/users/%6cogin',
        '/api;x=1/users',
        '/api/users#x',
        '/api/\\users',
        '/%',
        '/%zz',
        '/api/%E0%A4%A',
      ],
      ...[
        '/api/notices/%00',
        '/healthz/',
        '/healthz?x',
        '/healthz',
        `/${'a'.repeat(9000)}`,
        `/api/notices?${'a[b]'.repeat(2000)}=1`,
        `/${'../'.repeat(500)}x`,
      ],
      ...['/api/notices/..%00/', '/admin/..%2fapi', '/api/users/login/../../notices', '/工会', '/api/公告'],
    ),
  )
  return fc.oneof(
    { weight: 45, arbitrary: ofCollection },
    { weight: 8, arbitrary: accounts },
    { weight: 6, arbitrary: files },
    { weight: 6, arbitrary: unknown },
    { weight: 5, arbitrary: ofGlobal },
    { weight: 2, arbitrary: unknownGlobal },
    { weight: 8, arbitrary: importing },
    { weight: 5, arbitrary: own },
    { weight: 4, arbitrary: preview },
    { weight: 2, arbitrary: control },
    { weight: 8, arbitrary: admin },
    { weight: 2, arbitrary: next },
    { weight: 7, arbitrary: pages },
    { weight: 7, arbitrary: written },
  )
}
