/** How far the newest text of an entry has come on its way to the public: stored value to Chinese word. */
export const stages = {
  draft: '草稿',
  'in-review': '待审',
  /** The reviewer let it pass with changes, and waits for a writer or another reviewer (decision 0025). */
  mended: '审改待同意',
  returned: '已退回',
  approved: '已通过',
} as const

export type Stage = keyof typeof stages
