import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { isDocumentName, nameOf, partsOf } from '../../site/catalogue/documentName.ts'
import { pageCollections } from '../../site/catalogue/pageCollections.ts'
import { entryPath, qrAt } from '../../site/catalogue/urls.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { isPublicCollection } from './entries/entryOf.ts'
import type { Failure } from '../documents/port.ts'
import type { Problems } from './problems.ts'

/** Names what cannot be published as editors know it: by the entry that it is of. */
export class Failures {
  readonly #catalogue: Catalogue
  readonly #publisher: Publisher
  readonly #problems: Problems

  /** @param problems of documents that the site cannot take, or the database not give */
  constructor(catalogue: Catalogue, publisher: Publisher, problems: Problems) {
    this.#catalogue = catalogue
    this.#publisher = publisher
    this.#problems = problems
  }

  list(): Failure[] {
    const files = this.#publisher.failed.map(({ path, error }): Failure => {
      const document = this.#documentAt(path)
      return { path, error, document, title: document && this.titleOf(document) }
    })
    const documents = [...this.#problems].map(([document, error]): Failure => {
      return { path: this.#pathOf(document) ?? document, error, document, title: this.titleOf(document) }
    })
    // an entry has a page and a code to be scanned: whoever mends it mends both
    const told = new Set<string>()
    return [...files, ...documents].filter(({ document }) => {
      if (document === undefined) return true
      const isFirst = !told.has(document)
      told.add(document)
      return isFirst
    })
  }

  #documentAt(path: string): string | undefined {
    const owner = this.#catalogue.mediaAt(path)
    if (owner !== undefined) return nameOf(owner.collection, owner.id)
    const [, library = '', name = ''] = path.split('/')
    const { collection, slug } = qrAt(path) ?? { collection: library, slug: name }
    if (!(pageCollections as readonly string[]).includes(collection)) return undefined
    const entry = this.#catalogue.bySlug(collection as 'works', slug)
    return entry && nameOf(collection, entry.id)
  }

  /** What a document is called on the site; undefined when it is not public. @param document `<collection>/<id>` or a global */
  titleOf(document: string): string | undefined {
    const entry = this.#entry(document)
    if (entry === undefined) return undefined
    if ('title' in entry) return entry.title
    // of a picture, what is on it
    return 'name' in entry ? entry.name : 'alt' in entry ? entry.alt : undefined
  }

  #pathOf(document: string): string | undefined {
    const entry = this.#entry(document)
    if (entry === undefined || !('slug' in entry) || !isDocumentName(document)) return undefined
    return entryPath(partsOf(document).collection as 'works', entry.slug)
  }

  #entry(document: string) {
    if (!isDocumentName(document)) return undefined
    const { collection, id } = partsOf(document)
    return isPublicCollection(collection) ? this.#catalogue.get(collection, id) : undefined
  }
}
