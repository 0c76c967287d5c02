import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { endOf, entriesOf, occasionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { datedLibraries } from '../../../site/catalogue/calendar/dated.ts'
import { mostEmbedded } from '../../../site/catalogue/embeds.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { audiences, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { askedOfEmbed, shownRows } from '../../../site/islands/embed/asked.ts'
import { audiencesOf, embedRows, neededRows } from '../../../site/text/embedRows.ts'
import { standingOf } from '../../../site/text/standing.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

const words = valuesOf(audiences)

describe('what a list for other sites shows', () => {
  it('should be what would be chosen from all lines, whatever is asked for', () => {
    const row = fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 })
    const asked = fc.record({
      audiences: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 }),
      count: fc.integer({ min: 1, max: mostEmbedded }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 300, size: 'max' }), asked, (rows, { audiences: wanted, count }) => {
        const all = rows.map((of, index) => ({ of, index }))
        const naive = all
          .filter(({ of }) => wanted.length === 0 || wanted.some((audience) => of.includes(audience)))
          .slice(0, count)
          .map(({ index }) => index)
        const kept = neededRows(all, ({ of }) => of)
        const query = new URLSearchParams({ audience: wanted.join(','), count: String(count) })
        const shown = shownRows(
          kept.map(({ row: { of } }) => of),
          askedOfEmbed(`?${query.toString()}`),
        )
        expect(kept.filter((_, place) => shown[place]).map(({ row: { index } }) => index)).toEqual(naive)
        // without the script: the first of all
        expect(kept.filter(({ isFirst }) => isFirst).map(({ row: { index } }) => index)).toEqual(
          all.slice(0, mostEmbedded).map(({ index }) => index),
        )
        expect(kept.length).toBeLessThanOrEqual(mostEmbedded * (words.length + 1))
      }),
    )
  })

  it.each([
    ['', [], 20],
    ['?count=6&audience=children', ['children'], 6],
    ['?audience=children,women&audience=retired', ['children', 'women', 'retired'], 20],
    ['?audience=children，women', ['children', 'women'], 20],
    ['?audience=children+nobody+toString', ['children'], 20],
    ['?count=0', [], 20],
    ['?count=-3', [], 20],
    ['?count=1e3', [], 20],
    ['?count=21', [], 20],
    ['?count=999999', [], 20],
    ['?count=9999999', [], 20],
    ['?count=%E5%85%AD', [], 20],
    ['?%', [], 20],
  ])('should read %j', (query, of, count) => {
    expect(askedOfEmbed(query)).toEqual({ audiences: of, count })
  })

  it('should have of a unit, and of one kind, each entry that is not over, once and in order', () => {
    fc.assert(
      fc.property(
        fc.array(randomEdit, { minLength: 60, maxLength: 160, size: 'max' }),
        fc.integer({ min: -50, max: 400 }),
        fc.constantFrom(undefined, ...datedLibraries),
        (edits, hours, kind) => {
          const now = anchor + hours * 3_600_000
          const catalogue = new Catalogue(anchor)
          for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
          catalogue.advance(now)
          for (const { id: unit } of catalogue.all('units')) {
            const rows = embedRows(entriesOf(new CatalogueView(catalogue).occasionsAhead(unit, kind)), now)
            const naive = (kind === undefined ? datedLibraries : [kind]).flatMap((of) =>
              [...catalogue.all(of)]
                .filter((entry) => entry.unit === unit)
                .filter((entry) => isNotOver(entry, now))
                .map(({ id }) => `${of}/${id}`),
            )
            expect(rows.map(({ item }) => `${item.of}/${item.entry.id}`).sort()).toEqual(naive.sort())
            const starts = rows.map(({ item, standing }) =>
              standing.state === 'postponed' ? Infinity : Date.parse(item.occasion.start),
            )
            expect(starts).toEqual([...starts].sort((a, b) => (a === b ? 0 : a - b)))
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

function isNotOver(entry: object, now: number): boolean {
  const occasions = occasionsOf(entry)
  const { state } = standingOf(occasions, now)
  const isAhead = occasions.some(({ occasion }) => endOf(occasion) > now)
  return state === 'coming' || state === 'postponed' || (state === 'cancelled' && isAhead)
}

it('should take what names nobody as for all workers', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 40, maxLength: 90, size: 'max' }), (edits) => {
      const catalogue = new Catalogue(anchor)
      for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
      for (const { id } of catalogue.all('units'))
        for (const row of embedRows(entriesOf(new CatalogueView(catalogue).occasionsAhead(id, undefined)), anchor))
          expect(audiencesOf(row).includes('workers')).toBe(
            row.item.entry.audiences.length === 0 || row.item.entry.audiences.includes('workers'),
          )
    }),
    { numRuns: 10 },
  )
})
