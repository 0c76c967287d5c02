import type { Entries } from '../../../site/catalogue/entries.ts'
import { descriptions, type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { entryPath, pageSize } from '../../../site/catalogue/urls.ts'
import { readCatalogue } from '../../support/entriesFile.ts'

/** What other generators need of an entry, with everything looked up already. */
export interface Article {
  path: string
  library: string
  slug: string
  title: string
  summary: string
  body: string
  kinds: string[]
  facts: { label: string; value: string }[]
  related: { title: string; path: string }[]
}

/** A list page, in pages of as many entries as ours. */
export interface ArticleList {
  path: string
  title: string
  entries: Article[]
  newer: string
  older: string
}

/** The entries of a file as articles. */
export async function readArticles(file: string): Promise<Article[]> {
  const catalogue = await readCatalogue(file)
  const articles: Article[] = []
  for (const library of pageCollections) {
    for (const entry of catalogue.all(library)) {
      articles.push({
        path: entryPath(library, entry.slug),
        library,
        slug: entry.slug,
        title: 'title' in entry ? entry.title : entry.name,
        summary: entry.summary ?? '',
        body: entry.body ?? '',
        kinds: descriptions[library].facet.of(entry as never).map((value) => `${library}-${value}`),
        facts: occasionsOf(entry).map(({ start, end }, index) => ({
          label: `第 ${index + 1} 场`,
          value: `${start} – ${end ?? ''}`,
        })),
        related: talentsOf(entry).flatMap((id) => {
          const talent = catalogue.get('talents', id)
          return talent === undefined ? [] : [{ title: talent.name, path: entryPath('talents', talent.slug) }]
        }),
      })
    }
  }
  return articles
}

/** What the entry is held at. */
function occasionsOf(entry: Entries[PageCollection]): readonly { start: string; end?: string | undefined }[] {
  if ('sessions' in entry) return entry.sessions
  if ('showings' in entry) return entry.showings
  return 'dates' in entry ? entry.dates : []
}

/** Ids of the talents that the entry names. */
function talentsOf(entry: Entries[PageCollection]): readonly string[] {
  if ('authors' in entry) return entry.authors
  if ('programme' in entry) return entry.programme.flatMap(({ performers }) => performers)
  if ('results' in entry) return entry.results.flatMap(({ talents }) => talents)
  if ('members' in entry) return entry.members
  if ('teachers' in entry) return entry.teachers
  return 'talents' in entry ? entry.talents : []
}

/** The list pages of every library and kind. */
export function listsOf(articles: readonly Article[]): ArticleList[] {
  const groups = new Map<string, Article[]>()
  for (const article of articles) {
    for (const path of [`/${article.library}/`, ...article.kinds.map((kind) => `/kinds/${kind}/`)]) {
      const group = groups.get(path)
      if (group === undefined) groups.set(path, [article])
      else group.push(article)
    }
  }
  return [...groups].flatMap(([path, entries]) => {
    const pages = Math.ceil(entries.length / pageSize)
    const address = (number: number) => (number === 1 ? path : `${path}page/${number}/`)
    return Array.from({ length: pages }, (_, index) => ({
      path: address(index + 1),
      title: path,
      entries: entries.slice(index * pageSize, (index + 1) * pageSize),
      newer: index === 0 ? '' : address(index),
      older: index + 1 < pages ? address(index + 2) : '',
    }))
  })
}
