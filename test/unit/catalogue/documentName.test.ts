import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDocumentName, nameOf, partsOf } from '../../../site/catalogue/documentName.ts'

const collection = fc.stringMatching(/^[a-z]{1,12}$/)
const id = fc.stringMatching(/^[\w-]{0,64}$/)

describe('the name of a document', () => {
  it('should be taken apart into what it was made of, also before there is an id', () => {
    fc.assert(
      fc.property(collection, id, (collection, id) => {
        const name = nameOf(collection, id)
        expect(isDocumentName(name)).toBe(true)
        expect(partsOf(name)).toEqual({ collection, id })
      }),
    )
  })

  it.each(['', 'site', '/1', 'works/1/2'])('should not be taken for what is none: %j', (text) => {
    expect(isDocumentName(text)).toBe(false)
  })
})
