import { existsSync } from 'node:fs'
import { readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { ReleaseState } from './releaseState.ts'

/** Whether a release was finished once. @param root the published folder */
export function isFinished(root: string, name: string): boolean {
  const file = path.join(root, 'state', `${name}.db`)
  if (!existsSync(file)) return false
  const state = new ReleaseState(file)
  try {
    return state.meta('complete') === 'yes'
  } finally {
    state.close()
  }
}

/** Name of the release that is served; undefined before the first. */
export async function currentRelease(root: string): Promise<string | undefined> {
  const link = await readlink(path.join(root, 'current')).catch(() => undefined)
  return link === undefined ? undefined : path.basename(link)
}

/** Makes a release the one that is served: one rename of a symbolic link. */
export async function switchTo(root: string, name: string): Promise<void> {
  const link = path.join(root, 'current.new')
  await rm(link, { force: true })
  await symlink(path.join('releases', name), link, 'junction')
  await rename(link, path.join(root, 'current'))
}

/** Removes every release but those named, with what belongs to it. */
export async function removeOtherReleases(root: string, keep: readonly string[]): Promise<void> {
  for (const folder of ['releases', 'staging', 'state']) {
    for (const name of await readdir(path.join(root, folder)).catch(() => [])) {
      if (!keep.includes(name.replace(/\.db(-wal|-shm)?$/, '')))
        await rm(path.join(root, folder, name), { recursive: true, force: true })
    }
  }
}
