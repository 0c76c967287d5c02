/** Why something was not drawn, where the system has no code for it (`ENOSPC`, `SIGKILL`). */
export type NotDrawnCode =
  'DRAWING_FAILED' | 'DRAWING_LOST' | 'PICTURE_UNREADABLE' | 'PROCESS_ENDED' | 'STOPPED' | 'TIMED_OUT'

/** It could not be drawn. */
export class NotDrawn extends Error {
  /** Safe to be logged: a `NotDrawnCode` or one of the system. */
  readonly code: string

  constructor(code: NotDrawnCode | (string & {})) {
    super(code)
    this.code = code
  }
}

/** The code of why drawing failed: of an error that has none, that it did. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && /^[A-Z][A-Z_]{1,30}$/.test(code) ? code : ('DRAWING_FAILED' satisfies NotDrawnCode)
}
