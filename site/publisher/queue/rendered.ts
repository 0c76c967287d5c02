import type { Catalogue } from '../../catalogue/catalogue.ts'
import { CatalogueView } from '../../catalogue/view.ts'
import { NotYet, type Output } from '../outputs/output.ts'
import type { FileChange } from '../release/fileChange.ts'
import type { PageRow, ReleaseState } from '../release/releaseState.ts'
import { levels } from './levels.ts'

/** What came of making a file. `change` is missing when it failed. */
export interface Rendered {
  page: PageRow
  /** How urgent it was. */
  level: number
  change?: FileChange
  /** Whether there is no file for now, and there will be one when something that was read has changed. */
  isWaiting?: boolean
}

/** Makes one file, and notes what it reads. */
export async function renderFile(
  { path, level }: { path: string; level: number },
  catalogue: Catalogue,
  output: Output,
): Promise<Rendered> {
  const view = new CatalogueView(catalogue)
  const page = (error: string | null): PageRow => ({
    path,
    keys: [...view.keys],
    staleAt: view.staleAt === Infinity ? null : view.staleAt,
    error,
  })
  try {
    const content = await output.render(path, view)
    return { page: page(null), level, change: { path, content } }
  } catch (error) {
    if (error instanceof NotYet)
      return { page: page(null), level, change: { path, content: undefined }, isWaiting: true }
    return { page: page(error instanceof Error ? error.message : String(error)), level }
  }
}

/** Whether somebody waits for it. */
export function isAwaited({ level }: Rendered): boolean {
  return level < levels.search
}

/** A file that is gone has read nothing: its path is named by the change that brings it back. */
export function pageOf({ page, change, isWaiting = false }: Rendered): PageRow {
  return change !== undefined && change.content === undefined && !isWaiting
    ? { ...page, keys: [], staleAt: null }
    : page
}

/** Notes in the state what came of a file; it waits no more. */
export function saveRendered(state: ReleaseState, item: Rendered): void {
  const page = pageOf(item)
  if (page.keys.length === 0 && page.error === null) state.deletePage(page.path)
  else state.setPage(page)
  state.dequeue(page.path)
}
