import type { FileChange, StagedChange } from '../release/fileChange.ts'
import { FileProblem } from '../release/fileProblem.ts'
import { giveBack } from '../release/giveBack.ts'
import type { Rendered } from './rendered.ts'

/**
 * Waits for all, also when one fails: none may still be writing when what they wrote is removed.
 * @returns what is staged, and what was rendered: without its content where the file alone cannot be written
 * @throws when the disk refuses them all
 */
export async function stagedOf(
  rendered: readonly Rendered[],
  staging: ReadonlyMap<FileChange, Promise<StagedChange | undefined>>,
): Promise<[StagedChange[], Rendered[]]> {
  await Promise.allSettled(staging.values())
  const staged: StagedChange[] = []
  const made: Rendered[] = []
  for (const item of rendered) {
    try {
      const change = item.change && (await staging.get(item.change))
      if (change !== undefined) staged.push(change)
      made.push(item)
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error
      made.push({ page: { ...item.page, error: error.message }, level: item.level })
    }
  }
  return [staged, made]
}

/** An error is met where the promise is awaited, not before. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

/** What is written and noted is not read again. */
export function giveBackContent(change: FileChange | undefined): void {
  if (change?.content !== undefined && 'bytes' in change.content) giveBack(change.content.bytes)
}
