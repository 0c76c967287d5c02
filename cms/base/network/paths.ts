/** Where commands of the machine's owner are taken. */
export const controlPath = '/-/'

/** Where anybody may ask how the server is. */
export const healthPath = '/healthz'

/** The decoded path of a URL; undefined when it is badly encoded. */
export function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** Whether Payload's API answers to a path. */
export function isForApi(path: string): boolean {
  return /^\/api(\/|$)/.test(path)
}

/** Whether the admin or its API answers to a URL. Next answers 500 to a path that cannot be decoded: nobody does then. */
export function isForNext(url: string): boolean {
  return /^\/(admin|api|_next)(\/|$)/.test(pathIn(url)) && decodedPath(pathIn(url)) !== undefined
}

/** Whether a URL is answered by the server; everything else is the public site. */
export function isForServer(url: string): boolean {
  const path = pathIn(url)
  return path === healthPath || path.startsWith('/preview/') || path.startsWith(controlPath) || isForNext(url)
}

/** Where anybody signs up for something, and says what becomes of it (cms/features/signup/endpoints). */
export const forSignUp =
  /^\/api\/signup\/(challenge|registrations?|cancel|accept|decline|continue|drop|export|erase|check-in|certificate(-check)?|feedback)\/?$/i

/** Whether a path is one of the pictures that are drawn of an entry for staff. */
export function isForPosters(path: string): boolean {
  return /^\/preview\/[^/]+\/[^/]+\/posters(\/|$)/.test(path)
}

/**
 * The path of a URL without dot segments, as Next reads it, whichever way they are written. Whoever asks what a request
 * is about asks here, so that nobody takes it for another one than who answers it.
 */
export function pathIn(url: string): string {
  const sent = sentPath(url)
  const whole = `http://localhost${sent}`
  return sent.startsWith('/') && URL.canParse(whole) ? new URL(whole).pathname : sent
}

/** The path of a URL as it was sent. */
export function sentPath(url: string): string {
  return url.split('?', 1)[0] ?? '/'
}
