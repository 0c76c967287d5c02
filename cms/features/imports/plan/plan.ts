import type { Column } from '../cells/columns.ts'
import type { SignedUp } from '../../signup/desk/signedUp.ts'
import type { Names } from '../cells/names.ts'
import type { Problem } from '../table/sheets.ts'

/** What an import would do with a document that is there. */
export interface Existing {
  id: string
  /** Its newest draft. */
  document: Record<string, unknown>
  /** Whether whoever imports may change it. */
  mayUpdate: boolean
}

/** A field that changes, for the preview. */
export interface ShownChange {
  header: string
  before: string
  after: string
  /** What of it is worth a second look, in Chinese. */
  marks: string[]
}

/** A picture of the zip that a row brings in. */
export interface NewPicture {
  name: string
  /** What those hear who cannot see it. */
  alt: string
}

/** What an import would do with a line. */
export interface Step {
  row: number
  operation: 'create' | 'update' | 'same'
  /** The entry's code; a new entry has it from the start. */
  code: string
  title: string
  /** Of the document, when it is there. */
  id: string | undefined
  /** What is to be stored; of a document that is there only what changes. */
  data: Record<string, unknown>
  changes: ShownChange[]
  pictures: NewPicture[]
  /** What of the line as a whole is worth a second look, in Chinese. */
  marks: string[]
}

/** What a whole file would do. */
export interface Plan {
  steps: Step[]
  problems: Problem[]
  /** What of the file as a whole is worth a second look, in Chinese. */
  notes: string[]
}

/** What is there of some codes. */
export interface Known {
  /** Documents by code, as it was asked for: neither case nor width need be those of the stored one. */
  existing: ReadonlyMap<string, Existing>
  /** Codes that belong to documents which whoever imports may not see. */
  foreign: ReadonlySet<string>
  /** Codes that belong to documents in the trash, which keep them. */
  trashed: ReadonlySet<string>
  /** Codes that are as good as several stored ones, with those. */
  ambiguous: ReadonlyMap<string, readonly string[]>
}

/** What a plan is made against. */
export interface Circumstances {
  names: Names
  /** Reads the documents of a few codes, whole. */
  know: (codes: readonly string[]) => Promise<Known>
  /** Codes of the library's entries that are called so, by `titleKey`, as far as whoever imports may read them. */
  namesakes: (titles: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
  /** How many have signed up for an entry and for its dates. */
  signedUp: (id: string) => Promise<SignedUp>
  /** What a new entry gets where nothing is given; undefined when that is nothing. */
  defaultOf: (column: Column) => unknown
  /** What holds of a document where it is left empty, by the name of the field or group. */
  applied: (document: object) => { name: string; change: ShownChange }[]
  /** Whether what is written is published. */
  publishes: boolean
  /** Milliseconds since the epoch. */
  now: number
  /** Slugs of the library, with the id of the document that has each. */
  slugs: ReadonlyMap<string, string>
  /** Units for which whoever imports may write; undefined when it may be any. */
  units: ReadonlySet<string> | undefined
  /** The code of an entry that a row without one makes: the same each time it is asked. */
  newCode: (row: number) => string
  newSlug: (title: string, taken: (slug: string) => boolean) => string
  /**
   * What all rules that the write goes by say of a document, in Chinese, by place.
   * @param sent what of it is written
   */
  check: (
    document: Record<string, unknown>,
    sent: Record<string, unknown>,
    id: string | undefined,
  ) => Promise<FieldProblem[]>
  /** Called now and then, so that others get their turn. */
  pause: () => Promise<void>
}

/** What a field's own rule says. */
export interface FieldProblem {
  /** Name of the array, and which of its rows; undefined for a field of the document itself. */
  array: { name: string; index: number } | undefined
  path: readonly string[]
  message: string
}
