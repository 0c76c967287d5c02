/** Longest time that queries, and what is computed between them, follow each other without a pause, in milliseconds. */
const longestMs = 8

/**
 * Lets others have the event loop between queries of an embedded database: it answers within the call, so that a whole
 * save and all others that wait behind it would run in one go.
 * @returns resolves when it is the caller's turn: of many that wait only the first goes on, the others wait again
 */
export function turns(): () => Promise<void> {
  let began: number | undefined
  return async () => {
    while (began !== undefined && performance.now() - began > longestMs)
      await new Promise((resolve) => setImmediate(resolve))
    if (began === undefined) {
      began = performance.now()
      setImmediate(() => (began = undefined))
    }
  }
}
