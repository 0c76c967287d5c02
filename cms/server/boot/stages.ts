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

/** Ten lines at most, however many steps there are. */
export function showProgress(what: string): (done: number, total: number) => void {
  let shown = 0
  return (done, total) => {
    const tenth = Math.floor((done / total) * 10)
    if (tenth > shown && total > 100) say(`  ${what} ${'█'.repeat(tenth)}${'░'.repeat(10 - tenth)} ${done}/${total}`)
    shown = Math.max(shown, tenth)
  }
}
