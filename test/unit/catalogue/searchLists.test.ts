import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { listsOf } from '../../../site/catalogue/index/lists.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { valuesOf } from '../../../site/search/asked/ofList.ts'
import { facetsOf } from '../../../site/search/documents/facetsOf.ts'
import type { Facet } from '../../../site/catalogue/facetNames.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

it('should find by what a list leads to every entry that stands in the list', async () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 20 }), (edits) => {
      const catalogue = new Catalogue(anchor)
      for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
      for (const collection of pageCollections)
        for (const entry of catalogue.all(collection))
          for (const { facet, type } of listsOf(collection, entry as never)) {
            if (type !== undefined) continue
            const found = facetsOf(collection, entry as never, new CatalogueView(catalogue))
            for (const [name, values] of Object.entries(valuesOf(collection, facet)))
              expect(found[name as Facet]?.map(({ key }) => key)).toEqual(expect.arrayContaining([...values]))
          }
    }),
  )
})
