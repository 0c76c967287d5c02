/** What targets are set for. */
export const targetMeasures = { sessions: '场次', coverage: '覆盖人数（人次）' } as const
export type TargetMeasure = keyof typeof targetMeasures

/** Longest pasted table, in characters. */
export const longestText = 200_000
