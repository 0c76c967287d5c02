/** What an occasion may have gone through since it was announced, of an entry or of a form. */
export interface Changed {
  cancelled?: unknown
  /** When it was to begin at first. */
  movedFrom?: unknown
}

/**
 * The one word for what became of an occasion: called off and moved are not the same, and what was called off after it
 * had been moved is called off.
 * @returns undefined when it is as it was announced
 */
export function changeWord({ cancelled, movedFrom }: Changed): '已取消' | '改期' | undefined {
  if (cancelled === true) return '已取消'
  return movedFrom === undefined || movedFrom === null || movedFrom === '' ? undefined : '改期'
}
