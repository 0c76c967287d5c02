/**
 * Prints one line for each stage of the start, with the time that it took.
 * @param work what the stage does
 */
export async function stage<T>(done: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  say(`✓ ${done}  ${inSeconds(performance.now() - started)}`)
  return result
}

/** Prints a line for whoever started the server. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Milliseconds as people read them, for example 1.2 秒. */
export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} 秒`
}
