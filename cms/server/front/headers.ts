import type { IncomingMessage } from 'node:http'

/** The header in which the front proves itself to the server behind it; visitors cannot set it. */
export const secretHeader = 'x-gongyun-front'

/**
 * Takes a header out of a request: a secret that has been compared is to be seen by nobody who answers.
 * @returns its value
 */
export function takeHeader(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  Reflect.deleteProperty(request.headers, name)
  request.rawHeaders = request.rawHeaders.filter(
    (_, index, raw) => (raw[index - (index % 2)] ?? '').toLowerCase() !== name,
  )
  return value === undefined ? undefined : String(value)
}
