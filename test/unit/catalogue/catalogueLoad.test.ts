import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { Collection } from '../../../site/catalogue/entries.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { listNameOf } from '../../../site/catalogue/index/lists.ts'
import { anchor, randomEdit, type RandomEdit } from '../../support/randomEntries.ts'

/** Everything that pages can find in a catalogue, whatever the order in which it came. */
function found(catalogue: Catalogue): unknown {
  const lists = pageCollections.flatMap((collection) =>
    [undefined, ...catalogue.facetValues(collection)].map((facet) => {
      const name = listNameOf({ collection, facet })
      return [name, catalogue.index.lists.get(name)?.front(1000)]
    }),
  )
  return [lists, [...catalogue.paths()].sort(), catalogue.nextChange, catalogue.hasSample]
}

it('should be the same catalogue, loaded or written, and note no changes when it is loaded', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { maxLength: 80, size: 'max' }), (edits) => {
      const [written, loaded] = [new Catalogue(anchor), new Catalogue(anchor)]
      const last = new Map<string, RandomEdit>()
      for (const edit of edits) {
        written.set(edit.collection, edit.id, edit.entry)
        last.set(`${edit.collection}/${edit.id}`, edit)
      }
      for (const { collection, id, entry } of last.values()) loaded.load<Collection>(collection, id, entry)
      const changes = loaded.takeChanges()
      expect([changes.keys.size, changes.paths.size]).toEqual([0, 0])
      expect(found(loaded)).toEqual(found(written))

      // and from then on changes are noted
      const work = [...loaded.all('works')][0]
      if (work === undefined) return
      expect(loaded.holds('works', work.id, work)).toBe(true)
      loaded.set('works', work.id, undefined)
      expect(loaded.takeChanges().keys).toContain(`works/${work.id}`)
    }),
    { seed: 20261121, numRuns: 30 },
  )
})
