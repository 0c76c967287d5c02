import fc from 'fast-check'
import { createLocalReq, isolateObjectProperty, type Payload, type PayloadRequest, type RequestContext } from 'payload'
import { expect, it } from 'vitest'
import { beingWritten, note, operationIn, take } from '../../../cms/documents/operation/operation.ts'

/** A request as an operation has it, with what Payload would fill in already there. */
function request(context: RequestContext): PayloadRequest {
  const filledIn = { i18n: { t: String }, payloadDataLoader: {}, headers: new Headers(), url: 'http://localhost/' }
  return { ...filledIn, context } as unknown as PayloadRequest
}

/** What Payload does with a request that a hook asks for something with. */
async function askWith(req: PayloadRequest, context?: RequestContext): Promise<void> {
  await createLocalReq({ req, ...(context && { context }) }, { config: {} } as Payload)
}

const about = fc.constantFrom('works/1', 'works/2', 'users/1', 'works/?lao-xin', 'works/?')
const apart: (keyof PayloadRequest)[][] = [['transactionID'], ['context', 'file']]
const deed = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), about, what: fc.option(fc.string(), { nil: undefined }) }),
  fc.record({ kind: fc.constant('take' as const), about }),
  // a hook asks for something with the request, perhaps with a context of its own or in a transaction apart
  fc.record({ kind: fc.constant('ask' as const), context: fc.constantFrom(undefined, {}, { asked: true }) }),
  fc.record({ kind: fc.constant('isolate' as const), keys: fc.constantFrom(...apart) }),
  fc.record({ kind: fc.constant('copy' as const) }),
)

it('should tell a later hook what an earlier one has noted, whatever has copied the context in between', async () => {
  const begun = fc.constantFrom<() => RequestContext>(
    () => ({}),
    () => ({ sample: true }),
  )
  await fc.assert(
    fc.asyncProperty(begun, fc.array(deed, { maxLength: 40 }), async (context, deeds) => {
      const noted = new Map<string, string>()
      let req = request(context())
      const operation = operationIn(req.context)
      for (const one of deeds) {
        if (one.kind === 'note') {
          note(req, one.about, 'newlyPublic', one.what)
          if (one.what === undefined) noted.delete(one.about)
          else noted.set(one.about, one.what)
        } else if (one.kind === 'take') {
          expect(take(req, one.about, 'newlyPublic')).toBe(noted.get(one.about))
          noted.delete(one.about)
        } else if (one.kind === 'ask') await askWith(req, one.context)
        else if (one.kind === 'isolate') req = isolateObjectProperty(req, one.keys)
        else req.context = { ...req.context }
        expect(operationIn(req.context)).toBe(operation)
      }
    }),
  )
})

it('should tell nothing to another operation, and keep what several write apart', () => {
  const [one, other] = [request({}), request({})]
  note(one, 'works/1', 'newlyPublic', 'a')
  note(one, 'works/1', 'stamp', 'b')
  expect(take(other, 'works/1', 'newlyPublic')).toBeUndefined()
  expect([take(one, 'works/1', 'newlyPublic'), take(one, 'works/1', 'newlyPublic')]).toEqual(['a', undefined])
  expect(take(one, 'works/1', 'stamp')).toBe('b')
})

it('should keep nothing without a request', () => {
  note(undefined, 'works/1', 'newlyPublic', 'a')
  expect(take(undefined, 'works/1', 'newlyPublic')).toBeUndefined()
})

it('should know what is written by its id, and what is new by its address', () => {
  expect(beingWritten('works', 'update', { id: '1', slug: 'lao-xin' })).toBe('works/1')
  expect(beingWritten('works', 'create', { id: '1', slug: 'lao-xin' })).toBe('works/?lao-xin')
  expect(beingWritten('users', 'create', {})).toBe('users/?')
})
