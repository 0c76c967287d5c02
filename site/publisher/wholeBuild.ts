import type { Parts } from './parts.ts'
import { pageOf, type Rendered } from './queue/rendered.ts'
import { renderSlice } from './queue/renderSlice.ts'
import { awaitedLater, giveBackContent } from './queue/staged.ts'
import { saveEntries } from './queue/unsaved.ts'
import type { FileChange } from './release/fileChange.ts'

/** Slices of a whole build that are being written while the next is rendered. */
const mostWritten = 4

/**
 * Makes every file of a release that nobody reads yet: files are compressed and written while the next are rendered.
 * What is known of them is stored slice by slice; only a release that says that it is complete counts.
 * @param onProgress told how many of how many files are done
 */
export async function buildWhole(parts: Parts, onProgress: (done: number, total: number) => void): Promise<void> {
  const { catalogue, outputs, backlog, unsaved } = parts
  const { state } = parts.release
  outputs.begin()
  // rows that come in the order of their keys fill the state's tables from one end
  for (const path of [...outputs.paths()].sort()) backlog.add(path, 0)
  unsaved.sort()
  let total = backlog.size
  const writing: Promise<void>[] = []
  for (let isFinishing = false; backlog.size > 0 || !isFinishing;) {
    if (backlog.size === 0) {
      isFinishing = true
      for (const path of await outputs.finish()) backlog.add(path, 0)
      total += backlog.size
      continue
    }
    const changes: FileChange[] = []
    const rendered = await renderSlice(parts, (change) => changes.push(change))
    writing.push(awaitedLater(write(parts, changes, rendered)))
    state.transaction(() => {
      for (const { page } of rendered) state.setPage(page)
      saveEntries(state, unsaved.takeEntries(rendered.length))
    })
    for (const item of rendered) backlog.note(pageOf(item))
    if (writing.length > mostWritten) await writing.shift()
    onProgress(total - backlog.size, total)
  }
  await Promise.all(writing)
  state.transaction(() => {
    saveEntries(state, unsaved.take().entries)
    state.setMeta('clock', String(catalogue.now))
    state.setMeta('complete', 'yes')
  })
  await state.flush()
}

/** Writes files of a release that nobody reads yet, and notes those that alone could not be written. */
async function write(
  { release, backlog }: Parts,
  changes: readonly FileChange[],
  rendered: readonly Rendered[],
): Promise<void> {
  const failed = await release.write(changes)
  changes.forEach(giveBackContent)
  for (const { page } of rendered) {
    const error = failed.get(page.path)
    if (error === undefined) continue
    release.state.setPage({ ...page, error })
    backlog.note({ ...page, error })
  }
}
