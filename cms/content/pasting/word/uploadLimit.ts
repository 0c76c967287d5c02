/** Largest document of Word that is taken in, in bytes. */
export const largestWord = 20 * 1024 * 1024

/** What a larger one is answered. */
export const wordTooLarge = '文件太大：Word 文档最大 20 MB。请压缩里面的图片，或分成几份。'
