/**
 * Does some work for each of many, a few at a time; waits for those under way before it throws.
 * @param atOnce how many at a time
 * @param afterEach told after each few how many are done
 * @throws what the first that failed threw
 */
export async function together<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
  afterEach: (done: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += atOnce) {
    const results = await Promise.allSettled(items.slice(from, from + atOnce).map(work))
    const failed = results.find((result) => result.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    await afterEach(Math.min(from + atOnce, items.length))
  }
}

/**
 * How many documents are written at a time: MongoDB flushes each write, so several wait together; the embedded database
 * writes one after the other in any case, and holds the event loop meanwhile.
 */
export function writesAtOnce({ name }: { name?: string }): number {
  return name === 'mongoose' ? 8 : 1
}
