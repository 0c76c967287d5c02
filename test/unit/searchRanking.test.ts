import fc from 'fast-check'
import lunr from 'lunr'
import { describe, expect, it } from 'vitest'
import { pageCollections } from '../../site/catalogue/pageCollections.ts'
import { fields, numberOf, type SearchDocument, withSingles } from '../../site/search/index/document.ts'
import { lengthOf, levelOf } from '../../site/search/index/lengths.ts'
import { readManifest, writeManifest } from '../../site/search/index/manifest.ts'
import { SearchIndex } from '../../site/search/index/searchIndex.ts'
import { find } from '../../site/search/query/find.ts'
import { boosts, rank } from '../../site/search/query/ranking.ts'
import { tokensOf } from '../../site/search/text/tokens.ts'

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
})
