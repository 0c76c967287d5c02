/** Largest picture taken, in bytes. A photograph of a present phone is 3 to 12 MB. */
export const largestFile = 20 * 1024 * 1024

/** Largest recording taken, in bytes: half an hour in 720p, or ten minutes in 1080p. */
export const largestRecording = 500 * 1024 * 1024

/** Largest file to be downloaded, in bytes: a notice with scanned pages has some 10 MB. */
export const largestAttachment = 50 * 1024 * 1024

/** What stands around a file in a form, in bytes: its fields, captions among them, and the lines between. */
export const aroundFile = 1024 * 1024

/** What a larger one is answered. */
export const uploadTooLarge = '文件太大：图片最大 20 MB，附件最大 50 MB，音视频最大 500 MB。请缩小后再上传。'
