/** What became of an occasion since it was announced. */
export type Change = 'cancelled' | 'postponed' | 'moved'

/** What an occasion may have gone through, of an entry, a search card or a form. */
export interface Changed {
  cancelled?: unknown
  postponed?: unknown
  /** When it was to begin at first. */
  movedFrom?: unknown
}

export const changeWords: Readonly<Record<Change, string>> = { cancelled: '已取消', postponed: '延期', moved: '改期' }

/**
 * The one thing that became of an occasion: what is called off is neither put off nor moved, and what is put off has no
 * time that it was moved to.
 * @returns undefined when it is as it was announced
 */
export function changeTo({ cancelled, postponed, movedFrom }: Changed): Change | undefined {
  if (cancelled === true) return 'cancelled'
  if (postponed === true) return 'postponed'
  return movedFrom === undefined || movedFrom === null || movedFrom === '' ? undefined : 'moved'
}

/** What became of an occasion, in a word: 已取消; undefined when it is as it was announced. */
export function changeWord(occasion: Changed): string | undefined {
  const change = changeTo(occasion)
  return change && changeWords[change]
}
