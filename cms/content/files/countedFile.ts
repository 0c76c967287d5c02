import type { FileCollection } from './folders.ts'

const words: Readonly<Record<FileCollection, string>> = { media: '张图片', recordings: '个音视频', files: '个附件' }

/** A file of a collection as a sentence counts it, to stand behind 这 or 一. */
export function countedFile(collection: string): string {
  return words[collection as FileCollection]
}
