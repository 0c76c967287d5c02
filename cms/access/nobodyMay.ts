/** Nobody may through any API. */
export const nobodyMay = (): boolean => false
