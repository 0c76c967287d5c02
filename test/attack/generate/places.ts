import fc from 'fast-check'
import { apiPlaces } from './apiPlaces.ts'
import type { Library } from './collections.ts'
import { hostileTexts, inheritedNames } from './hostileValues.ts'
import { oneOf, type Place, placesOf, split } from './place.ts'
import { encoded, queryFor } from './queries.ts'

const ofAdmin = `. /login /logout /account /forgot /reset/x /verify/users/x /create-first-user /import /unauthorized /%00
  /globals/site /globals/site/versions /globals/constructor /collections/__proto__ /collections/nothing/create`
const ofList = '. /<id> /create /trash /<id>/versions /<id>/versions/<id> /<id>/api'
const ofNext = `/_next/static/x.js /_next/image?url=%2Ffavicon.svg&w=64&q=75 /_next/image?url=http://127.0.0.1/&w=1&q=1
  /_next/data/x/admin.json /_next/%2e%2e/package.json /_next/static/..%2f..%2fBUILD_ID`
const pageRoots = '. works notices activities talents feed.xml sitemap.xml media _astro search'

/** One address written in many ways, and what is none. */
const writtenOddly = [
  ...split(`* // //evil.example/ http://evil.example/api/users /api//users /api/./users /api/x/../users/login
    /API/users/LOGIN /%61pi/users /api/users/%6cogin /api;x=1/users /api/users#x /api/\\users /% /%zz /api/%E0%A4%A
    /api/notices/%00 /api/notices/..%00/ /admin/..%2fapi /api/users/login/../../notices /工会 /api/公告
    /healthz /healthz/ /healthz?x`),
  `/${'a'.repeat(9000)}`,
  `/api/notices?${'a[b]'.repeat(2000)}=1`,
  `/${'../'.repeat(500)}x`,
]

const odd: fc.Arbitrary<string> = fc.constantFrom(...hostileTexts).map(encoded)

/** Every kind of address that the server has, and some that it has not. */
export function placeIn({ collections, globals }: { collections: Library[]; globals: Library[] }): fc.Arbitrary<Place> {
  const names = fc.constantFrom(...collections.map(({ slug }) => slug), ...inheritedNames)
  const preview = fc.tuple(names, fc.oneof(fc.constant('<id>'), odd)).map(([name, id]) => `/preview/${name}/${id}`)
  const control = fc.oneof(fc.constantFrom('sample/load', 'sample/remove', ...inheritedNames), odd)
  const page = fc.tuple(oneOf(pageRoots), odd, oneOf('. / /index.html ?a=1 // /feed.xml /page/99/'))
  return fc.oneof(
    ...apiPlaces(collections, globals),
    { weight: 8, arbitrary: fc.constantFrom(...collections).chain(inAdmin) },
    { weight: 4, arbitrary: placesOf('/preview', preview, 'notices') },
    {
      weight: 2,
      arbitrary: placesOf(
        '/-/',
        control.map((text) => `/-/${text}`),
      ),
    },
    { weight: 2, arbitrary: placesOf('/_next', oneOf(ofNext)) },
    {
      weight: 7,
      arbitrary: placesOf(
        '/<page>',
        page.map(([root, text, rest]) => `/${root}${text === '' ? '' : `/${text}`}${rest}`),
      ),
    },
    { weight: 7, arbitrary: placesOf('<written oddly>', fc.constantFrom(...writtenOddly)) },
  )
}

function inAdmin(library: Library): fc.Arbitrary<Place> {
  const list = oneOf(ofList).map((step) => `/collections/${library.slug}${step}`)
  const target = fc
    .tuple(fc.oneof(oneOf(ofAdmin), list), queryFor(library))
    .map(([step, query]) => `/admin${step}${query}`)
  return placesOf('/admin', target, library.slug)
}
