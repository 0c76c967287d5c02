import fc from 'fast-check'
import type { Library } from './collections.ts'
import { hostileTexts, inheritedNames } from './hostileValues.ts'
import { oneOf, type Place, placesOf, split } from './place.ts'
import { encoded, longQueryFor, queryFor } from './queries.ts'

const steps = '. /count /versions /versions/<id> /access/<id> /<id> /<id>/duplicate /<id>/review /<id>/newest-version'
const ofEntries = '/<id>/plan /plan /<id>/cancel /<id>/move /<id>/again /paste-url /<id>/restore'
const ofAccounts =
  '/login /logout /me /refresh-token /forgot-password /reset-password /unlock /verify/x /verify/__proto__ /first-register /init'
const ofFiles = '/file/none.png /file/%00 /file/..%2f..%2fgongyun.db /file/a.png?prefix=x /file/ /file'
const ofImports =
  '. /template /export /export?format=csv /export?format=x /preview /confirm /undo /pictures /pictures?name=a.zip ?name=a.csv ?name=%00.xlsx'
const beside = 'publishing references tags word access og graphql graphql-playground payload-jobs/run'
const ofSignUps =
  'draw places openapi.json challenge registrations registration cancel accept decline continue drop export erase certificate certificate-check feedback check-in attendance messages messages/<id>/again messages/<id>/drop'
const ofDesk =
  '. /bookable /reveal /cancel /admit /reduce /again /override /message /absent /door /roster /roster.xlsx /numbers /numbers.xlsx /trial /continue /drop /payments /make-ups /certificate /feedback'
const ofGrassroots =
  'returns/campaigns returns/forms returns/roll-up returns/form returns/save returns/step returns/except targets/campaigns targets/table targets/read targets/read-file targets/save orders orders/desk orders/one orders/hosts orders/step'

const known = new Set(split(`${steps} ${ofEntries} ${ofAccounts} ${ofFiles}`))
const odd: fc.Arbitrary<string> = fc.constantFrom(...hostileTexts).map(encoded)
const signUpStep = fc.oneof(
  oneOf(ofSignUps),
  oneOf(ofDesk).map((step) => `desk${step}`),
)

/** Every kind of address of the API, with their weights. */
export function apiPlaces(collections: readonly Library[], globals: readonly Library[]) {
  const names = collections.map(({ slug }) => slug)
  return [
    { weight: 45, arbitrary: fc.constantFrom(...collections).chain(ofCollection) },
    { weight: 3, arbitrary: fc.constantFrom(...collections).chain(askedByForm) },
    { weight: 5, arbitrary: fc.constantFrom(...globals).chain(ofGlobal) },
    {
      weight: 8,
      arbitrary: oneOf(ofAccounts).chain((step) =>
        placesOf(`/api/users${step}`, fc.constant(`/api/users${step}`), 'users'),
      ),
    },
    { weight: 6, arbitrary: oneOf('media recordings files users').chain(fileOf) },
    {
      weight: 6,
      arbitrary: placesOf(
        '/api/<unknown>',
        joined(
          '/api/',
          oneOf(`${inheritedNames.join(' ')} nothing GLOBALS %5f%5fproto%5f%5f`),
          oneOf(`${steps} ${ofAccounts}`),
        ),
      ),
    },
    { weight: 2, arbitrary: placesOf('/api/globals/<unknown>', joined('/api/globals/', odd)) },
    {
      weight: 8,
      arbitrary: placesOf(
        '/api/import',
        joined(
          '/api/import/',
          fc.constantFrom(...names, 'batches', 'batches/<id>', ...inheritedNames),
          oneOf(ofImports),
        ),
        'imports',
      ),
    },
    { weight: 8, arbitrary: fc.tuple(signUpStep, oneOf('courses performances activities nothing'), odd).map(ofSignUp) },
    {
      weight: 4,
      arbitrary: fc.tuple(oneOf(ofGrassroots), odd).map(([step, text]) => ({
        family: `/api/grassroots/${step}`,
        target: `/api/grassroots/${step}?campaign=${text}&period=${text}&unit=<id>&measure=${text}&name=${text}&id=${text}&day=${text}&state=${text}&page=${text}`,
        library: undefined,
      })),
    },
    {
      weight: 5,
      arbitrary: placesOf(
        '/api/<own endpoint>',
        fc
          .tuple(oneOf(beside), fc.constantFrom(...names), odd)
          .map(
            ([name, slug, text]) => `/api/${name}?document=${slug}/${text}&collection=${slug}&id=${text}&title=${text}`,
          ),
      ),
    },
  ]
}

/** What is signed up for is named in the address, where anything of it is. */
function ofSignUp([step, library, text]: readonly [string, string, string]): Place {
  const about = `collection=${library}&entry=<id>&occasion=${text}&lesson=${text}`
  const query = `${about}&registration=${text}&from=${text}&to=2026-12-31&when=${text}&list=${text}&text=${text}&page=${text}`
  return { family: `/api/signup/${step}`, target: `/api/signup/${step}?${query}`, library: undefined }
}

function ofCollection(library: Library): fc.Arbitrary<Place> {
  const step = fc.oneof(
    // most of what a query can do wrong it does to a list
    { weight: 4, arbitrary: fc.constant('') },
    { weight: 6, arbitrary: oneOf(steps) },
    { weight: 1, arbitrary: oneOf(`${ofEntries} ${ofAccounts} ${ofFiles}`) },
    { weight: 1, arbitrary: odd.map((text) => `/${text}`) },
  )
  return fc.tuple(step, queryFor(library)).map(([to, query]) => ({
    family: `/api/<collection>${known.has(to) ? to : '/<odd>'}`,
    target: `/api/${library.slug}${to}${query}`,
    library: library.slug,
  }))
}

function askedByForm(library: Library): fc.Arbitrary<Place> {
  return fc.tuple(oneOf('. /count /versions'), longQueryFor(library)).map(([to, form]) => ({
    family: `/api/<collection>${to}?<form>`,
    target: `/api/${library.slug}${to}`,
    library: library.slug,
    form,
  }))
}

function ofGlobal(library: Library): fc.Arbitrary<Place> {
  return fc
    .tuple(oneOf('. /versions /versions/x /access /separation /preview /%00'), queryFor(library))
    .map(([to, query]) => ({
      family: `/api/globals/<global>${to}`,
      target: `/api/globals/${library.slug}${to}${query}`,
      library: undefined,
    }))
}

function fileOf(slug: string): fc.Arbitrary<Place> {
  const file = fc.oneof(
    oneOf(ofFiles),
    odd.map((text) => `/file/${text}`),
  )
  return placesOf('/api/<collection>/file', joined(`/api/${slug}`, file), slug)
}

function joined(start: string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((texts) => start + texts.join(''))
}
