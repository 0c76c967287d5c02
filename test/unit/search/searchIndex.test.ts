import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import type { SearchDocument } from '../../../site/search/index/document.ts'
import { SearchIndex } from '../../../site/search/index/searchIndex.ts'

/** So small that a few documents divide everything. */
const small = { shardBytes: 60, inShard: 2, inList: 2 }
const text = fc.string({ unit: fc.constantFrom(...'合唱团舞蹈剪纸书法ab1 ，', `x${'𐐷'.repeat(16)}`), maxLength: 12 })
const document = fc.record({ title: text, people: text, facts: text, body: text })
const change = fc.record({
  library: fc.constantFrom(...pageCollections.slice(0, 2)),
  id: fc.nat(30).map(String),
  fields: fc.option(document, { nil: undefined }),
})

const filesOf = (index: SearchIndex) =>
  Object.fromEntries(
    [...index.names()].sort().map((name) => [name, Buffer.from(index.file(name) ?? []).toString('hex')]),
  )

it('should have the same files whatever happened before, and name each that changed', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
      const [index, now] = [new SearchIndex(small), new Map<string, SearchDocument>()]
      let before = filesOf(index)
      for (const { library, id, fields } of changes) {
        const touched = new Set<string>()
        index.set(library, id, fields && { library, id, fields }, (name) => touched.add(name))
        if (fields === undefined) now.delete(`${library}/${id}`)
        else now.set(`${library}/${id}`, { library, id, fields })
        const after = filesOf(index)
        for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
          if (before[name] !== after[name]) expect(touched).toContain(name)
        before = after
      }
      const whole = new SearchIndex(small)
      for (const one of now.values()) whole.set(one.library, one.id, one, () => undefined)
      const atOnce = new SearchIndex(small)
      // as they come and go before there are files
      for (const { library, id, fields } of changes) atOnce.gather(library, id, fields && { library, id, fields })
      atOnce.fill()
      expect(filesOf(index)).toEqual(filesOf(whole))
      expect(filesOf(index)).toEqual(filesOf(atOnce))
      expect([index.manifest, whole.manifest]).toEqual([atOnce.manifest, atOnce.manifest])
    }),
    { numRuns: 200 },
  )
})
