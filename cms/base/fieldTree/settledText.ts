/** How a field stores a text that was typed in one of many ways. Stands in the field's `custom`, as `settledText`. */
export interface SettledText {
  /** What is stored of it; what is stored already stays as it is. */
  settle: (typed: string) => string
  /** Whether two stored texts say the same. */
  isSame: (one: string, other: string) => boolean
}

/** How a field stores its texts, for whoever has to know before it is written; undefined where they stay as typed. */
export function settledTextOf({ custom }: { custom?: Record<string, unknown> | undefined }): SettledText | undefined {
  return custom?.['settledText'] as SettledText | undefined
}
