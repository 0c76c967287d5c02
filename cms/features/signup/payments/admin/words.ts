/** How money went from hand to hand: stored value to Chinese word. */
export const methods = { cash: '现金', transfer: '转账', wechat: '微信', alipay: '支付宝', other: '其他' } as const
export type Method = keyof typeof methods

/** Which way it went. */
export const kinds = { paid: '收款', refunded: '退款' } as const
export type Kind = keyof typeof kinds

/** Most that is recorded at once, in fen. */
export const mostFen = 10_000_000
