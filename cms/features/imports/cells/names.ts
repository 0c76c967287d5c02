/** What the cells of a table may name. */
export interface Names {
  /** How a related document stands in a cell: its title, or its code when others have the same title. */
  textOf(collection: string, id: string): string
  /** Ids of the documents that a text may mean: those with this code, else those with this title or file name. */
  find(collection: string, text: string): readonly string[]
  /** Codes to choose from when a title means several. */
  codeOf(collection: string, id: string): string
  /** Whether the zip has a picture of this name. */
  hasPicture(name: string): boolean
}

/** How a picture of the zip stands in data that is about to be written, until it has an id. */
export const zipMark = 'zip:'

/** Whether a value is a picture that is still in the zip. */
export function isFromZip(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(zipMark)
}
