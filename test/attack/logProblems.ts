/** Longest line that a log needs, in characters. */
const longestLine = 3000
/** What is somebody's: addresses, passwords and log-ins of the accounts that are used here. */
const personal = /@example\.org|songs-for-workers|pbkdf2-sha|eyJhbGciOi/

/** What stands in a log and must not, each kind once with its first line. */
export function logProblems(output: string): { what: string; example: string }[] {
  const found = new Map<string, string>()
  for (const line of output.split('\n')) {
    const what = problemOf(line)
    if (what !== undefined && !found.has(what)) found.set(what, line.slice(0, 400))
  }
  return [...found].map(([what, example]) => ({ what, example }))
}

function problemOf(line: string): string | undefined {
  if (personal.test(line)) return "the log has what is somebody's"
  if (line.length > longestLine) return 'the log has a line without end'
  const level = /"level":(50|60)\b/.exec(line)?.[1]
  if (level !== undefined) {
    const message = /"msg":"([^"]{0,80})/.exec(line)?.[1] ?? ''
    // what differs from case to case is left out
    return `the log has an error (level ${level}): ${message.replaceAll(/[0-9a-f-]{8,}|\d+/g, '…')}`
  }
  if (/^\s+at .+:\d+:\d+\)?$/.test(line)) return 'the log has a stack'
  if (/FATAL ERROR|heap out of memory|ERR_[A-Z_]+|^\s*(⨯|Error:|TypeError:)/.test(line))
    return 'the log has an error that is no line of ours'
  return undefined
}
