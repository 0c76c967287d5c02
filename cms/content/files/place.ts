import { randomUUID } from 'node:crypto'
import { constants, copyFile, link, mkdir, open, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type FileCollection, folderOf } from './folders.ts'
import type { Note, OpenNote } from './notes.ts'
import { inodeOf } from './settle.ts'

/** A file that is to be kept: its bytes, or a file that has them and stays where it is. */
export type Content = Buffer | { path: string }

/** Files that belong together, by what stands behind their common stem: `.png`, `-480x320.webp`. */
export type NewFiles = ReadonlyMap<string, Content>

/**
 * Puts files into a collection's folder, all of them under one stem that no file there has yet, flushed. None is ever
 * written in place, and none is there half: they are written aside and get their names by links, which fail where a
 * file stands, also when another server puts it there in the same moment.
 * @param stems tried one after the other
 * @param note says what is about to be there, before it is
 * @param old files that the note names beside
 * @returns the stem
 */
export async function place(
  collection: FileCollection,
  files: NewFiles,
  stems: AsyncIterable<string>,
  note: OpenNote,
  old: Note['files'],
): Promise<string> {
  const folder = folderOf(collection)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = [...files].map(([suffix, content]) => ({ suffix, content, name: `.${randomUUID()}` }))
  const temporary = aside.map(({ name }) => name)
  await note.write({ collection, files: old, temporary })
  const inodes = new Map<string, string>()
  for (const { suffix, content, name } of aside) {
    await writeAside(content, path.join(folder, name))
    inodes.set(suffix, (await inodeOf(path.join(folder, name))) ?? '')
  }
  for await (const stem of stems) {
    const fresh = [...inodes].map(([suffix, inode]) => ({ name: stem + suffix, inode }))
    await note.write({ collection, files: [...old, ...fresh], temporary })
    if (!(await linkAll(folder, stem, aside))) continue
    for (const name of temporary) await rm(path.join(folder, name))
    await flush(folder)
    return stem
  }
  throw new Error('no stem was free')
}

async function writeAside(content: Content, target: string): Promise<void> {
  if (Buffer.isBuffer(content)) return writeFile(target, content, { flag: 'wx', flush: true })
  await linkOrCopy(content.path, target)
  await flush(target)
}

/** @returns whether all have their names; else none has */
async function linkAll(
  folder: string,
  stem: string,
  aside: readonly { suffix: string; name: string }[],
): Promise<boolean> {
  const made: string[] = []
  try {
    for (const { suffix, name } of aside) {
      const target = path.join(folder, stem + suffix)
      await linkOrCopy(path.join(folder, name), target)
      made.push(target)
    }
    return true
  } catch (error) {
    for (const target of made) await rm(target, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** @throws EEXIST when something has the name */
async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target)
  } catch (error) {
    // another disk, or one that has no links
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK'].includes(String((error as NodeJS.ErrnoException).code))) throw error
    await copyFile(source, target, constants.COPYFILE_EXCL)
  }
}

async function flush(file: string): Promise<void> {
  // Windows opens no folders
  if (process.platform === 'win32') return
  const handle = await open(file)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
