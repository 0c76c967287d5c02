/** A file to be exported. */
export interface ExportFile {
  /** Relative to the web root, with slashes, for example `works/hua-jie/index.html.br`. */
  name: string
  /** Absolute path of bytes that stay as they are until the export is over. */
  source: string
}

/** What stood at the place before: nothing, or what we left there. */
export type Found = 'nothing' | 'ours'

/** A place that a site can be exported to: a folder, an archive. */
export interface ExportTarget {
  /**
   * Looks at the place and changes nothing.
   * @param id of the record that is kept of this place
   * @param isKnown whether an export to this place was begun before
   * @throws ExportError when there is something that is not ours
   */
  look(id: string, isKnown: boolean): Promise<Found>
  /** Makes the place ready and marks it as ours. */
  begin(id: string): Promise<void>
  /** Puts a file there or replaces it. Files come in the order in which visitors may see them. */
  put(file: ExportFile): Promise<void>
  /** Takes a file away, if it is there. */
  remove(name: string): Promise<void>
  /** Makes sure that all is there. */
  finish(): Promise<void>
}
