import { expect, it } from 'vitest'
import { listName } from '../../../site/search/index/fileNames.ts'
import { SearchIndex } from '../../../site/search/index/searchIndex.ts'
import { find } from '../../../site/search/query/find.ts'
import { termsOf } from '../../../site/search/query/terms.ts'

const [many, some] = [6000, 60]
const index = new SearchIndex()
for (let id = 0; id < many; id++) {
  const title = id % (many / some) === 0 ? '钟表职工之家' : '职工之家'
  const fields = { title, people: '', facts: '', body: '' }
  index.gather('venues', `${id}`, { library: 'venues', id: `${id}`, fields })
}
index.fill()

/** How many entries have some words, and of which of two terms lists were read for that. */
async function found(words: string) {
  const read = new Set<string>()
  const { terms, candidates } = await find(termsOf(words), index.manifest, async (name) => {
    read.add(name)
    return index.file(name)
  })
  const hasRead = (term: string) => {
    const [start = ''] = listName(term, 0, 1).split('-')
    return [...read].some((name) => name.startsWith(`${start}-`))
  }
  return { count: candidates.length, terms: terms.map(({ term }) => term), lists: ['职工', '之家'].map(hasRead) }
}

it('should leave out a frequent part of a long word where it would be much to fetch', async () => {
  expect(await found('钟表职工之家')).toEqual({ count: some, terms: ['钟表', '职工'], lists: [true, false] })
})

it('should leave out no word, however frequent', async () => {
  expect(await found('钟表 职工 之家')).toEqual({ count: some, terms: ['钟表', '职工', '之家'], lists: [true, true] })
})
