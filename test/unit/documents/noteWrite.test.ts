import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { expect, it } from 'vitest'
import { notedWrite, noteWrite } from '../../../cms/documents/saving/noteWrite.ts'

const collection = { slug: 'works', flattenedFields: [], custom: {} }

/** A request, and operations that begin with it. */
function request() {
  const req = { context: {} } as unknown as PayloadRequest
  const begin = (operation: string, args: object, overrideAccess = false): void => {
    const given = { args, collection, operation, overrideAccess, req }
    void noteWrite(given as unknown as Parameters<CollectionBeforeOperationHook>[0])
  }
  return { req, begin }
}

it('should tell of each entry how it is written, whatever the system writes inside that write', () => {
  const { req, begin } = request()
  begin('update', { id: 'AB', draft: true, data: { _status: 'draft' } })
  begin('update', { id: 'cd', data: {} }, true)
  begin('create', { data: {} }, true)
  expect(notedWrite(req, 'works', 'ab')).toMatchObject({ isSystem: false, isDraft: true, namesStatus: true })
  expect(notedWrite(req, 'works', 'cd')).toMatchObject({ isSystem: true, isDraft: false, namesStatus: false })
  expect(notedWrite(req, 'works', undefined)).toMatchObject({ operation: 'create', isSystem: true })
})

it('should hold what nothing was noted of to every rule', () => {
  const { req, begin } = request()
  begin('update', { id: 'ab', draft: true }, true)
  expect(notedWrite(req, 'works', 'cd')).toMatchObject({ isSystem: false, isDraft: false })
  expect(notedWrite(req, 'talents', 'ab')).toMatchObject({ isSystem: false, isDraft: false })
})

it.each([
  [true, { draft: true, autosave: true, data: {} }],
  [false, { draft: true, autosave: true, data: { _status: 'published' } }],
  [false, { draft: false, autosave: true, data: {} }],
])('should take a write for one of the form by itself only when it publishes nothing: %s', (isAutosave, args) => {
  const { req, begin } = request()
  begin('update', { id: 'ab', ...args })
  expect(notedWrite(req, 'works', 'ab')).toMatchObject({ isAutosave })
})

it('should tell of any entry how many, or one by its version, are written', () => {
  for (const [operation, args] of [
    ['update', { where: {} }],
    ['restoreVersion', { id: 'ef' }],
  ] as const) {
    const { req, begin } = request()
    begin(operation, { ...args, draft: true })
    expect(notedWrite(req, 'works', 'ab')).toMatchObject({ operation, isDraft: true })
  }
})
