import type { Content } from './content.ts'
import type { Written } from './fileWriter.ts'
import type { PublishedFile } from './manifest.ts'

/** A change of one file of a release: new content, or none any more. */
export interface FileChange {
  path: string
  /** Undefined deletes the file. */
  content: Content | undefined
}

/** A change whose new content stands beside the release, ready to be moved into place. */
export interface StagedChange extends FileChange {
  /** Undefined when the file is deleted. */
  file: { staged: string; written: Written } | undefined
}

/** A change that belongs to a burst. */
export interface NotedChange extends StagedChange {
  /** Tells it from later changes of the same file. */
  change: number
}

/** Files as they are from now on; undefined when there is none any more. */
export type ShownFiles = readonly (readonly [url: string, file: PublishedFile | undefined])[]
