import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Outputs } from '../outputs/outputs.ts'
import type { FileChange } from '../release/fileChange.ts'
import type { Backlog } from './backlog.ts'
import { levels } from './levels.ts'
import { isAwaited, type Rendered, renderFile } from './rendered.ts'

/** Longest time that rendering holds the event loop, in milliseconds; other requests come in between. */
const slice = 20
/** Most files of one burst: they are renamed in one go. */
const largestBurst = 64

/**
 * Makes the most urgent files of a backlog, as many as one slice of time allows.
 * @param take gets each file at once, so that it is written while the next is rendered
 * @returns none when there is nothing to do
 */
export async function renderSlice(
  { catalogue, outputs, backlog }: { catalogue: Catalogue; outputs: Outputs; backlog: Backlog },
  take: (change: FileChange) => void,
): Promise<Rendered[]> {
  const rendered: Rendered[] = []
  const until = performance.now() + slice
  // whoever gets nothing takes it that there is nothing to do, so one is made however little of the time is left
  while (rendered.length === 0 || (performance.now() < until && rendered.length < largestBurst)) {
    // what somebody waits for is not held up by what follows it
    if (rendered.some(isAwaited) && (backlog.nextLevel ?? levels.search) >= levels.search) break
    const next = backlog.take()
    if (next === undefined) break
    // twice in a burst, the later one would be compared with what is published and not with the earlier
    if (rendered.some(({ page }) => page.path === next.path)) {
      backlog.add(next.path, next.level)
      break
    }
    if (!outputs.isKnown(next.path)) {
      backlog.keepUnknown(next.path)
      continue
    }
    const item = await renderFile(next, catalogue, outputs)
    rendered.push(item)
    if (item.change !== undefined) take(item.change)
  }
  // lets whatever waits for the event loop come in before the next slice
  await new Promise((resolve) => setImmediate(resolve))
  return rendered
}
