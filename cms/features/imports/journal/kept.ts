import type { Noted } from './entry.ts'

/**
 * What keeps a document from being put back as it was: its slug or code is taken, something that it refers to is gone,
 * people have signed up for what it would no longer be, or units have reported of it.
 */
export type Obstacle =
  | { reason: 'slug' | 'code'; value: string }
  | { reason: 'reference'; collection: string }
  | { reason: 'counted-on'; parties: number }
  | { reason: 'reported'; what: string }

/** What somebody did to a document that an undo would lose. */
export type DoneSince = 'changed' | 'published' | 'unpublished' | 'deleted'

/** Why something was not put back: it would lose what somebody wrote, or cannot be. */
export type Why =
  | Obstacle
  | { reason: DoneSince }
  | { reason: 'busy' }
  | { reason: 'spared' }
  | { reason: 'used'; by: readonly string[] }
  | { reason: 'failed'; error: unknown }

/** Thrown where something that a batch made is referred to from elsewhere: to take it away would change that. */
export class StillUsed extends Error {
  readonly by: readonly string[]

  /** @param by how many entries of each library refer to it, in words */
  constructor(by: readonly string[]) {
    super()
    this.by = by
  }
}

/** Something of a batch that stays as it stands. */
export interface Kept {
  noted: Noted
  why: Why
}

/** What a batch left that was taken back. */
export interface Left {
  kept: Kept[]
  /** Lines of its journal that cannot be read: what they were about stays too. */
  unreadable: number
}
