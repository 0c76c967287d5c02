import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import lunr from 'lunr'
import { describe, expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { fields, numberOf, type SearchDocument, withSingles } from '../../../site/search/index/document.ts'
import { lengthOf, levelOf } from '../../../site/search/index/lengths.ts'
import { readManifest, writeManifest } from '../../../site/search/index/manifest.ts'
import { SearchIndex } from '../../../site/search/index/searchIndex.ts'
import { find } from '../../../site/search/query/find.ts'
import { boosts, rank } from '../../../site/search/query/ranking.ts'
import { termsOf } from '../../../site/search/query/terms.ts'
import { fold } from '../../../site/search/text/fold.ts'
import { tokensOf } from '../../../site/search/text/tokens.ts'
import { readVariants } from '../../../site/search/text/variants.ts'
import { generate, linesOf } from '../../bench/generate.ts'
import { itemsOf } from '../../bench/search/items.ts'
import { drawQueries } from '../../bench/search/queries.ts'
import { anchor, readCatalogue, writeLines } from '../../support/entriesFile.ts'

const small = { shardBytes: 60, inShard: 2, inList: 2 }
const text = fc.string({ unit: fc.constantFrom(...'合唱团舞蹈剪纸 ab'), maxLength: 10 })
const documents = fc.uniqueArray(
  fc.record({
    library: fc.constantFrom(...pageCollections.slice(0, 3)),
    id: fc.nat(40).map(String),
    fields: fc.record({ title: text, people: text, facts: text, body: text }),
  }),
  { minLength: 1, maxLength: 25, selector: ({ library, id }) => `${library}/${id}` },
)

/** An index of everything, made by lunr itself; lengths of fields in the same sixteen levels. */
function lunrOf(all: readonly SearchDocument[]): lunr.Index {
  const builder = new lunr.Builder()
  builder.ref('name')
  for (const field of fields) builder.field(field, { boost: boosts[field] })
  builder.tokenizer = ((tokens: string[]) => tokens.map((token) => new lunr.Token(token, {}))) as never
  for (const { library, id, fields: texts } of all)
    builder.add({
      name: `${library}/${id}`,
      ...Object.fromEntries(
        fields.map((field) => [field, tokensOf(texts[field], { withSingles: withSingles[field] })]),
      ),
    })
  const internals = builder as unknown as { fieldLengths: Record<string, number> }
  const filled = Object.entries(internals.fieldLengths).filter(([, length]) => length > 0)
  internals.fieldLengths = Object.fromEntries(filled.map(([field, length]) => [field, lengthOf(levelOf(length))]))
  return builder.build()
}

describe('the words of a query', () => {
  it('should find and score what an index of everything does', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.nat(9),
        async (all, asked, most) => {
          const index = new SearchIndex(small)
          for (const one of all) index.set(one.library, one.id, one, () => undefined)
          const known = { ...index.manifest, words: new Set(['h', 'hc']) }
          const manifest = readManifest(writeManifest(known))
          expect(manifest).toEqual(known)
          const terms = [...new Set(tokensOf(asked.join(' '), { withSingles: false }))]
          const found = await find([terms], manifest, async (name) => index.file(name))
          const ranked = rank(found.terms, found.candidates, manifest, most)
          const expected = lunrOf(all).query((query) => {
            for (const term of terms) query.term(term, { usePipeline: false, presence: lunr.Query.presence.REQUIRED })
          })
          const names = new Map(
            all.map((one) => [
              `${numberOf(one.library)}-${index.slotOf(one.library, one.id)}`,
              `${one.library}/${one.id}`,
            ]),
          )
          const scores = (some: readonly { ref: string; score: number }[]) =>
            Object.fromEntries(some.map(({ ref, score }) => [names.get(ref) ?? ref, Number(score.toFixed(6))]))
          expect(scores(ranked)).toEqual(terms.length === 0 ? {} : scores(expected))
          const inOrder = ranked.map(({ score }) => Number(score.toFixed(6)))
          expect(inOrder).toEqual(inOrder.toSorted((one, other) => other - one))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('should score a thousand entries as lunr does', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-ranking-'))
    try {
      const file = path.join(folder, 'entries.ndjson')
      writeLines(file, linesOf(generate({ entries: 1000, seed: 3, now: anchor, ids: 'uuid' })))
      const variants = readVariants()
      const items = itemsOf(await readCatalogue(file), variants)
      const index = new SearchIndex()
      for (const { document } of items) index.gather(document.library, document.id, document)
      index.fill()
      const manifest = { ...index.manifest, words: new Set<string>() }
      const whole = lunrOf(items.map(({ document }) => document))
      const names = new Map(
        items.map(({ document: { library, id } }) => [
          `${numberOf(library)}-${index.slotOf(library, id)}`,
          `${library}/${id}`,
        ]),
      )
      const scores = (some: readonly { ref: string; score: number }[]) =>
        new Map(some.map(({ ref, score }) => [names.get(ref) ?? ref, Number(score.toFixed(6))]))
      for (const { text } of drawQueries(items, 10, variants)) {
        const words = termsOf(fold(text, variants))
        const { terms, candidates } = await find(words, manifest, async (name) => index.file(name))
        const expected = whole.query((query) => {
          for (const term of words.flat())
            query.term(term, { usePipeline: false, presence: lunr.Query.presence.REQUIRED })
        })
        expect([text, scores(rank(terms, candidates, manifest))]).toEqual([text, scores(expected)])
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
