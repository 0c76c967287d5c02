/** Where search texts are stored. */
export interface Place {
  /** Of a collection. */
  slug: string
  /** Whether of its versions. */
  isVersions: boolean
  /** Fields that the texts are made from. */
  fields: readonly string[]
}
