import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { orderableOf } from '../../../site/text/orderable.ts'

it('should offer two services of each kind, in the order of the kinds, none that cannot be ordered', () => {
  const catalogue = new Catalogue(Date.parse('2026-11-20T02:00:00Z'))
  const service = (id: string, kind: string, available = true) =>
    catalogue.set(
      'services',
      id,
      entrySchemas.services.parse({
        ...{ id, slug: id, title: id, kind, available, audiences: [], talents: [], teams: [], sample: false },
        created: `2026-01-01T00:00:0${id.at(-1)}.000Z`,
      }),
    )
  service('film-1', 'film')
  service('film-2', 'film', false)
  service('film-3', 'film')
  service('film-4', 'film')
  service('book-1', 'reading')
  service('talk-1', 'lecture')
  const view = new CatalogueView(catalogue)
  expect(orderableOf(view, ['lecture', 'school', 'film']).map(({ id }) => id)).toEqual(['talk-1', 'film-4', 'film-3'])
  expect(orderableOf(view, [])).toEqual([])
})
