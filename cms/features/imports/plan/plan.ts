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
}

/** What a whole file would do. */
export interface Plan {
  steps: Step[]
  problems: Problem[]
}

/** What is there of some codes. */
export interface Known {
  /** Documents by code. */
  existing: ReadonlyMap<string, Existing>
  /** Codes that belong to documents which whoever imports may not see. */
  foreign: ReadonlySet<string>
  /** Codes that belong to documents in the trash, which keep them. */
  trashed: ReadonlySet<string>
}

/** What a plan is made against. */
export interface Circumstances {
  names: Names
  /** Reads the documents of a few codes, whole. */
  know: (codes: readonly string[]) => Promise<Known>
  /** Slugs of the library, with the id of the document that has each. */
  slugs: ReadonlyMap<string, string>
  /** Units for which whoever imports may write; undefined when it may be any. */
  units: ReadonlySet<string> | undefined
  newCode: () => string
  newSlug: (title: string, taken: (slug: string) => boolean) => string
  /** What Payload's own checks say of a document, in Chinese, by place. */
  check: (document: Record<string, unknown>, id: string | undefined) => Promise<FieldProblem[]>
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
