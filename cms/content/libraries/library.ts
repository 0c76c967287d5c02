import type { CollectionConfig } from 'payload'
import type { z } from 'zod'
import type { Entries } from '../../../site/catalogue/entries.ts'
import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
import type { Table } from '../../rights/tables.ts'
import type { Unchecked } from '../entries/unchecked.ts'
import type { Config } from '../../payload-types.ts'
import type { Circumstances, SampleDocument } from '../sample/documentParts.ts'
import type { Keys } from '../sample/relationParts.ts'

/** What the CMS knows of a library. Its tables for import and export follow from the labels of its fields. */
export interface Library<C extends PageCollection, F extends z.ZodType> {
  /** What editors fill in; the rest of the collection comes from withPages. */
  collection: CollectionConfig & { slug: C }
  /** Who may do what; as with most entries (`entries`) where nothing is said. */
  rights?: Table
  /** What of a document the public may know, field by field; undefined when it must not be public. */
  entry: (doc: Config['collections'][C]) => Unchecked<Entries[C]> | undefined
  /** What a file of the sample content says, the data of a document made of it, and the files that it names. */
  sample: {
    file: F
    document: (key: string, file: z.infer<F>, circumstances: Circumstances) => SampleDocument<C>
    relations: (file: z.infer<F>) => Keys
  }
}

/** Describes a library; what its files say is by their schema. */
export function library<C extends PageCollection, F extends z.ZodType>(described: Library<C, F>): Library<C, F> {
  return described
}
