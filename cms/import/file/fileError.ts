/** A file that cannot be taken; the message is for whoever brought it, in Chinese. */
export class FileError extends Error {}
