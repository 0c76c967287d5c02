/** What a wrong wording does: stored value to Chinese word. */
export const wordingLevels = { warn: '提醒', block: '禁止' } as const
