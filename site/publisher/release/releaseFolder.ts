import { existsSync, lstatSync } from 'node:fs'
import { readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { isDamage } from './damage.ts'
import { ReleaseState } from './releaseState.ts'
import { setAside } from './setAside.ts'

/**
 * Whether a release was finished once; one whose state is damaged was not.
 * @param root the published folder
 * @throws when the disk does not let it be known: a release is not removed for that
 */
export function isFinished(root: string, name: string): boolean {
  const file = path.join(root, 'state', `${name}.db`)
  if (!existsSync(file)) return false
  let state: ReleaseState | undefined
  try {
    state = new ReleaseState(file, { readOnly: true })
    return state.meta('complete') === 'yes'
  } catch (error) {
    if (!isDamage(error)) throw error
    return false
  } finally {
    state?.close()
  }
}

/** Name of the release that is served; undefined before the first. */
export async function currentRelease(root: string): Promise<string | undefined> {
  const link = await readlink(path.join(root, 'current')).catch((error: NodeJS.ErrnoException) => {
    // not there, or no link
    if (error.code !== 'ENOENT' && error.code !== 'EINVAL') throw error
    return undefined
  })
  return link === undefined ? undefined : path.basename(link)
}

/** Makes a release the one that is served: one rename of a symbolic link. */
export async function switchTo(root: string, name: string): Promise<void> {
  const [link, current] = [path.join(root, 'current.new'), path.join(root, 'current')]
  await rm(link, { recursive: true, force: true })
  // a folder there is none of ours, and would keep a link from taking its place
  if (lstatSync(current, { throwIfNoEntry: false })?.isSymbolicLink() === false) setAside(current)
  await symlink(path.join('releases', name), link, 'junction')
  await rename(link, current)
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

/** Removes a release, with what belongs to it. */
export async function removeRelease(root: string, name: string): Promise<void> {
  const others = await readdir(path.join(root, 'releases'))
  await removeOtherReleases(
    root,
    others.filter((other) => other !== name),
  )
}
