/** What another document has taken since the preview. */
interface Taken {
  field: 'slug' | 'code'
  value: string
}

/** A document of a batch that could not be written: what refused it is the cause. */
export class RowRefused extends Error {
  /** Of the spreadsheet. */
  readonly row: number
  readonly title: string
  /** Undefined when it was refused for another reason. */
  readonly taken: Taken | undefined

  constructor(row: number, title: string, taken: Taken | undefined, cause?: unknown) {
    super('a row of an import was refused', { cause })
    this.row = row
    this.title = title
    this.taken = taken
  }
}
