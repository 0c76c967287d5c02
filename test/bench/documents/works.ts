import { artForms, brandKinds, honourLevels, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { nameOf, sentence, titleOf } from '../words.ts'
import type { Documents, Maker } from './maker.ts'

/** Works, and the brands that lead to them. */
export function works(maker: Maker): Pick<Documents, 'works' | 'brands'> {
  const { random, ids, maybe, rowId, year } = maker
  const levels = valuesOf(honourLevels)
  return {
    works: ids.works.map((id, index) => ({
      id,
      ...maker.page('works', index),
      title: titleOf(random, '组画'),
      genre: random.pick(valuesOf(artForms)),
      year: year(),
      unit: maybe(0.8, () => random.pick(ids.units)),
      authors: random.some(ids.talents, 1, 2),
      authorsText: maybe(0.1, () => '工友集体创作'),
      team: maybe(0.1, () => random.pick(ids.teams)),
      pictures: random.some(ids.media, 0, 3),
      recordings: random.chance(0.05)
        ? [{ id: rowId(), kind: 'video', title: null, url: null, file: random.pick(ids.recordings) }]
        : [],
      awards: Array.from({ length: random.between(0, 1) }, () => ({
        id: rowId(),
        name: '职工美术展优秀作品',
        level: random.pick(levels),
        year: year(),
      })),
      sentUp: random.chance(0.1)
        ? [
            {
              id: rowId(),
              level: random.pick(levels),
              occasion: '职工文化艺术节',
              year: year(),
              result: 'selected',
              note: null,
            },
          ]
        : [],
    })),
    brands: ids.brands.map((id, index) => ({
      id,
      ...maker.page('brands', index),
      name: nameOf(random, '品牌'),
      kind: random.pick(valuesOf(brandKinds)),
      since: maybe(0.8, year),
      unit: maybe(0.9, () => random.pick(ids.units)),
      pictures: random.some(ids.media, 0, 3),
      editions: Array.from({ length: random.between(1, 4) }, (_, edition) => ({
        id: rowId(),
        name: `第 ${edition + 1} 届`,
        year: year(),
        note: maybe(0.7, () => sentence(random)),
        calls: random.some(ids.calls, 0, 1),
        activities: random.some(ids.activities, 0, 2),
        performances: random.some(ids.performances, 0, 2),
      })),
    })),
  }
}
