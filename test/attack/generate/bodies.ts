import fc from 'fast-check'
import { type Collection, entrySchemas } from '../../../site/catalogue/entries.ts'
import { documentData } from '../../support/randomDocuments.ts'
import { hostileJson, hostileText } from './hostileValues.ts'

/** A body with what is said of its kind; undefined where nothing is sent. */
export interface Body {
  kind: string
  type: string | undefined
  bytes: Uint8Array
  /** The length that is told, where it is not the real one. */
  length?: number
}

const bytesOf = (text: string) => Buffer.from(text)
const json = (value: unknown) => bytesOf(JSON.stringify(value) ?? '')

/** Whole documents, and documents with one value of which something else was made. */
function documentOf(library: string | undefined): fc.Arbitrary<unknown> {
  const collection = library !== undefined && library in entrySchemas ? (library as Collection) : 'notices'
  const mutated = fc.tuple(documentData[collection], fc.nat(30), hostileJson).map(([document, place, value]) => {
    const names = Object.keys(document)
    return { ...document, [names[place % names.length] ?? 'title']: value }
  })
  const account = fc.record(
    {
      name: hostileText,
      email: fc.oneof(hostileText, fc.constant('spare@example.org')),
      password: hostileText,
      role: hostileText,
      unit: hostileJson,
      token: hostileText,
    },
    { requiredKeys: [] },
  )
  const step = fc.record(
    {
      step: fc.oneof(hostileText, fc.constantFrom('submit', 'publish', 'approve')),
      seen: hostileText,
      comment: hostileText,
      document: hostileText,
      action: hostileText,
      at: hostileText,
      publish: hostileJson,
    },
    { requiredKeys: [] },
  )
  const meta = fc.record(
    {
      _status: hostileText,
      deletedAt: hostileText,
      slug: hostileText,
      updatedAt: hostileText,
      id: hostileText,
      ownerUnit: hostileJson,
      stage: hostileText,
      writers: hostileJson,
      menders: hostileJson,
      body: hostileJson,
      savedBy: hostileText,
    },
    { requiredKeys: [] },
  )
  return fc.oneof(
    documentData[collection],
    mutated,
    mutated,
    meta,
    step,
    library === 'users' ? account : meta,
    hostileJson,
  )
}

/** What may be sent to a place of a library. */
export function bodyFor(library: string | undefined): fc.Arbitrary<Body | undefined> {
  const document = documentOf(library)
  const jsonType = 'application/json'
  const boundary = 'x-attack-boundary'
  const multipart = `multipart/form-data; boundary=${boundary}`
  const part = (headers: string, text: string) => `--${boundary}\r\n${headers}\r\n\r\n${text}\r\n`
  const payload = (text: string) => part('Content-Disposition: form-data; name="_payload"', text)
  const file = (name: string, type: string, text: string) =>
    part(`Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}`, text)
  const form = fc
    .tuple(
      document,
      fc.oneof(hostileText, fc.constantFrom('a.png', 'a.wav', '.htaccess.png', 'CON.png')),
      fc.constantFrom('image/png', 'text/html', 'audio/wav', 'x'),
    )
    .map(
      ([value, name, type]) =>
        payload(JSON.stringify(value)) + file(name.replaceAll(/[\r\n]/g, ''), type, 'not a picture'),
    )
  const sent = (
    kind: string,
    type: string | undefined,
    text: fc.Arbitrary<string>,
    length?: number,
  ): fc.Arbitrary<Body> =>
    text.map((value) => ({ kind, type, bytes: bytesOf(value), ...(length !== undefined && { length }) }))
  const whole = form.map((text) => `${text}--${boundary}--\r\n`)
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 12, arbitrary: document.map((value): Body => ({ kind: 'JSON', type: jsonType, bytes: json(value) })) },
    {
      weight: 2,
      arbitrary: sent(
        'broken JSON',
        jsonType,
        document.map((value) => (JSON.stringify(value) ?? '').slice(0, -1)),
      ),
    },
    {
      weight: 1,
      arbitrary: sent(
        'JSON __proto__',
        jsonType,
        fc.constantFrom(
          '{"__proto__":{"role":"administrator"}}',
          '{"constructor":{"prototype":{"x":1}}}',
          '{"title":{"__proto__":[]}}',
        ),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 100, max: 20_000 }).map((depth): Body => ({
        kind: 'deep JSON',
        type: jsonType,
        bytes: bytesOf(`{"body":${'['.repeat(depth)}${']'.repeat(depth)}}`),
      })),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 100, max: 5000 }).map((count): Body => ({
        kind: 'JSON of many names',
        type: jsonType,
        bytes: json(Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]))),
      })),
    },
    { weight: 3, arbitrary: sent('multipart', multipart, whole) },
    {
      weight: 2,
      arbitrary: sent(
        'truncated multipart',
        multipart,
        whole.chain((text) => fc.nat(text.length).map((end) => text.slice(0, end))),
      ),
    },
    { weight: 1, arbitrary: sent('multipart without a boundary', 'multipart/form-data', whole) },
    { weight: 1, arbitrary: sent('multipart with another boundary', 'multipart/form-data; boundary=other', whole) },
    {
      weight: 1,
      arbitrary: sent(
        'multipart of broken headers',
        multipart,
        hostileText.map((text) => `--${boundary}\r\n${text}\r\n\r\nx\r\n--${boundary}--`),
      ),
    },
    {
      weight: 1,
      arbitrary: sent(
        'multipart _payload that is no JSON',
        multipart,
        hostileText.map((text) => `${payload(text)}--${boundary}--\r\n`),
      ),
    },
    { weight: 2, arbitrary: sent('text', 'text/plain', hostileText) },
    {
      weight: 1,
      arbitrary: sent(
        'urlencoded',
        'application/x-www-form-urlencoded',
        hostileText.map((text) => `title=${text}&_payload=${text}`),
      ),
    },
    { weight: 1, arbitrary: sent('without a type', undefined, hostileText) },
    { weight: 1, arbitrary: sent('of an odd type', 'application/json; charset=utf-16', hostileText) },
    {
      weight: 1,
      arbitrary: sent(
        'XML',
        'text/xml',
        fc.constant('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .uint8Array({ maxLength: 300 })
        .map((bytes): Body => ({ kind: 'bytes', type: 'application/octet-stream', bytes })),
    },
    {
      weight: 1,
      arbitrary: fc
        .uint8Array({ maxLength: 300 })
        .map((bytes): Body => ({ kind: 'bytes as JSON', type: jsonType, bytes })),
    },
    { weight: 1, arbitrary: sent('shorter than it says', jsonType, fc.constant('{"title":"x"}'), 400) },
    { weight: 1, arbitrary: sent('longer than it says', jsonType, fc.constant('{"title":"x"}'), 4) },
  )
}
