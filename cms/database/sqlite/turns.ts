/** Longest time that queries, and what is computed between them, follow each other without a pause, in milliseconds. */
const longestMs = 8

/**
 * Lets others have the event loop between queries of an embedded database: it answers within the call, so that a whole
 * save and all others that wait behind it would run in one go. Whoever has had its time waits behind all that wait
 * already: a long work would come first again each time, and a short one never.
 * @returns resolves when it is the caller's turn; one that waits goes on in each turn of the event loop
 */
export function turns(): () => Promise<void> {
  const waiting: (() => void)[] = []
  let began: number | undefined
  const next = (): void => {
    const goOn = waiting.shift()
    began = goOn && performance.now()
    if (goOn === undefined) return
    setImmediate(next)
    goOn()
  }
  return async () => {
    if (began === undefined) {
      began = performance.now()
      setImmediate(next)
    } else if (performance.now() - began > longestMs) await new Promise<void>((resolve) => waiting.push(resolve))
  }
}
