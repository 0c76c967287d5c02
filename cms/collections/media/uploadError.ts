/** An uploaded file that cannot be taken; the message is for the editor, in Chinese. */
export class UploadError extends Error {}
