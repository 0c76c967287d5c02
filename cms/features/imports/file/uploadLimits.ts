/** Largest spreadsheet, in bytes: 20,000 rows of text are about 5 MB. */
export const largestTable = 20 * 1024 * 1024

/** What a larger table is answered. */
export const tableTooLarge = '文件太大：表格最大 20 MB。请分成几个文件。'

/** Largest zip of pictures, in bytes: fifty photographs of a present phone. */
export const largestPictureZip = 200 * 1024 * 1024

/** What a larger zip is answered. */
export const pictureZipTooLarge = '文件太大：图片压缩包最大 200 MB。请缩小图片，或分批导入。'
