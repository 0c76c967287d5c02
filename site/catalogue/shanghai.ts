/** Asia/Shanghai has been eight hours ahead of UTC all the year round since 1992; in milliseconds. */
export const shanghai = 8 * 60 * 60 * 1000
