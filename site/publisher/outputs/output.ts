import type { CatalogueView } from '../../catalogue/view.ts'
import type { Content } from '../release/content.ts'

/** A file waits for something: unlike one that is gone, it is made again when what it has read has changed. */
export class NotYet extends Error {}

/**
 * A kind of file that is derived from the catalogue: pages, pictures, sitemaps, feeds. The publisher asks for a file
 * again when anything that it read from its view has changed, so an output keeps nothing of its own.
 */
export interface Output {
  /** URL paths of all files that there are now; one that ends in a slash is a page. */
  paths(): Iterable<string>
  /** Whether a path is this output's, whether or not the file exists now. */
  owns(path: string): boolean
  /** Gets ready when the catalogue is complete: whatever changes from now on is told by it. */
  begin?(): void
  /** Whatever follows from all other files together. Asked when these are made, in a whole build. @returns URL paths */
  finish?(): Promise<Iterable<string>>
  /** How much it has to find out before all its files are as they should be. */
  waiting?(): number
  /** Whether it can say yet what there is under a path of its own; until then what is published there stays. */
  isKnown?(path: string): boolean
  /** Size in bytes that a file must have, where that is known before it is made; what is published is held to it. */
  sizeOf?(path: string): number | undefined
  /**
   * Makes one file.
   * @returns undefined when there is no such file (any more)
   * @throws NotYet when there is none for as long as what it has read stays as it is
   * @throws when it cannot be made: the file that is published stays, and it is tried again later
   */
  render(path: string, view: CatalogueView): Promise<Content | undefined>
}
