import path from 'node:path'
import { uploadsFolder } from '../../base/disk/leftUploads.ts'
import { ownSettings } from '../../base/settings/env.ts'

/** Where the files of a collection are, below the data folder. */
const folders = {
  media: 'media',
  recordings: path.join('media', 'recordings'),
  files: path.join('media', 'files'),
} as const

/** A collection of uploaded files. */
export type FileCollection = keyof typeof folders

/** All of them. */
export const fileCollections = Object.keys(folders) as FileCollection[]

/** Whether a collection is one of files. */
export function isFileCollection(slug: string): slug is FileCollection {
  return Object.hasOwn(folders, slug)
}

/** Absolute path of the folder that has a collection's files. */
export function folderOf(collection: FileCollection): string {
  return path.join(ownSettings().dataDir, folders[collection])
}

/** Absolute path of the folder where writes of files that are under way are noted. */
export function notesFolder(): string {
  return path.join(ownSettings().dataDir, 'pending-files')
}

/** Where Payload is told that files are: it would write and remove them before it knows whether the row is written. */
export function nowhere(): string {
  return path.join(uploadsFolder(ownSettings().dataDir), 'nowhere')
}
