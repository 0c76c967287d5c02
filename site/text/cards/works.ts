import type { Brand, Work } from '../../catalogue/entries.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { artForms, brandKinds } from '../../catalogue/vocabulary.ts'
import type { CardText } from './cardText.ts'

export function workCard(work: Work, view: CatalogueView): CardText {
  const authors = [...view.getAll('talents', work.authors).map((author) => author.name), work.authorsText]
  const names = authors.filter((name) => name !== undefined).join('、')
  return { tags: [], lines: [[artForms[work.genre], names].filter(Boolean).join(' · ')] }
}

export function brandCard(brand: Brand): CardText {
  return {
    tags: [{ word: brandKinds[brand.kind] }],
    when: brand.since === undefined ? undefined : { before: `始于 ${brand.since} 年` },
    lines: [brand.summary],
  }
}
