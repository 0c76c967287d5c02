import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { ownSettings } from '../../../base/settings/env.ts'

/** The files of one batch. */
export interface BatchFolder {
  folder: string
  /** The spreadsheet as it was uploaded. */
  table: string
  /** The pictures, as a zip. */
  pictures: string
  /** What the preview said. */
  preview: string
  /** What stood where the batch wrote. */
  journal: string
}

/** Where the files of a batch are. @param id of the batch, as the database gave it */
export function folderOf(id: string, dataDir = ownSettings().dataDir): BatchFolder {
  if (!/^[A-Za-z0-9-]+$/.test(id)) throw new Error(`no id of a batch: ${id}`)
  const folder = path.join(dataDir, 'imports', id)
  const file = (name: string): string => path.join(folder, name)
  return {
    folder,
    table: file('table'),
    pictures: file('pictures.zip'),
    preview: file('preview.json'),
    journal: file('journal'),
  }
}

/** Makes the folder of a batch; nobody else on the machine reads it. */
export async function makeFolder({ folder }: BatchFolder): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/** Removes what was uploaded for a batch, in part too; its journal stays, and with it the undo. */
export async function removeUploads(batch: BatchFolder): Promise<void> {
  for (const file of await uploadsIn(batch)) await rm(file, { force: true })
}

/** Everything in the folder of a batch but its journal. */
export async function uploadsIn({ folder, journal }: BatchFolder): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return []
  })
  return names.map((name) => path.join(folder, name)).filter((file) => file !== journal)
}

/** Removes everything of a batch. */
export async function removeFolder({ folder }: BatchFolder): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

/** Whether a file is there. */
export async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
