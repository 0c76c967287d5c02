import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { SanitizedConfig } from 'payload'
import { uploadsFolder } from '../../base/disk/leftUploads.ts'
import { ownSettings } from '../../base/settings/env.ts'

const key = Symbol.for('gongyun.requestFolder')
interface Folder {
  path: string
  /** Whether anybody has asked for it, and so may have put something there. */
  isUsed: boolean
}
type Holder = { [key]?: AsyncLocalStorage<Folder> }

/** The folder of the request that is being answered. Next may bundle this module twice; globalThis exists once. */
const folders = ((globalThis as Holder)[key] ??= new AsyncLocalStorage<Folder>())

function uploading(): string {
  return uploadsFolder(ownSettings().dataDir)
}

/** Absolute path of the folder for temporary files of the request that is being answered; it may not be there yet. */
export function requestFolder(): string {
  const folder = folders.getStore()
  if (folder === undefined) return uploading()
  folder.isUsed = true
  return folder.path
}

/**
 * Answers a request with a folder of its own for temporary files, and removes it with all that is left in it: what was
 * refused, failed or was expected by nobody leaves its files where Payload put them.
 * @param answer resolves when nothing of the request is under way any more
 */
export async function inRequestFolder<T>(answer: () => Promise<T>): Promise<T> {
  const folder: Folder = { path: path.join(uploading(), randomUUID()), isUsed: false }
  try {
    return await folders.run(folder, answer)
  } finally {
    // the answer stands whether or not the disk obeys; fileWatch.ts tries again
    if (folder.isUsed) await rm(folder.path, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Has Payload put the files of a form, which it reads before it knows whether anybody takes them, into that folder. */
export function useRequestFolders(config: SanitizedConfig): SanitizedConfig {
  Object.defineProperty(config.upload, 'tempFileDir', { get: requestFolder, enumerable: true })
  return config
}
