import { existsSync, lstatSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Logger } from 'pino'
import { isDamage, setStateAside } from '../../../site/publisher/release/damage.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { currentRelease, removeRelease } from '../../../site/publisher/release/releaseFolder.ts'
import { setAside } from '../../../site/publisher/release/setAside.ts'

/** The system's codes for something else than a file or a folder that stands in its place. */
const ofWrongThings: readonly unknown[] = ['ENOTDIR', 'EISDIR', 'EEXIST']

/**
 * Opens the release of a digest: the one that was finished, or a new one. What is damaged of it is set aside; all of it
 * can be made again. A new one has a folder that no visitor reads: a front that went on serves the old one meanwhile.
 * @param root the published folder
 * @throws when the disk refuses, or not even a new release can be begun. Nothing is set aside for a disk that is full,
 * busy or read-only: what is there is whole, and visitors read it
 */
export async function openRelease(root: string, digest: string, log: Logger): Promise<Release> {
  const tries = [
    (name: string) => setStateAside(root, name),
    // not even that helps: nothing in the folder can be trusted
    () => void setAside(root),
  ]
  for (;;) {
    let name = digest
    try {
      for (const folder of [root, ...['releases', 'staging', 'state'].map((part) => path.join(root, part))]) {
        if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined && !isFolder(folder)) {
          log.error({ folder: path.basename(folder) }, '发布目录的位置上是一个文件；已移到旁边')
          setAside(folder)
        }
      }
      name = await nameOf(root, digest)
      const isKnown = existsSync(stateOf(root, name))
      const release = await Release.open(root, name)
      if (release.isComplete || !isKnown) return release
      // begun and not finished: it is begun again
      await release.close()
      if ((await currentRelease(root)) === name) setStateAside(root, name)
      else await removeRelease(root, name)
    } catch (error) {
      const isMendable = isDamage(error) || ofWrongThings.includes((error as NodeJS.ErrnoException).code)
      const mend = isMendable ? tries.shift() : undefined
      if (mend === undefined) throw error
      log.error({ err: error }, '公众网站的发布记录损坏，已移到 published/damaged，正在重新生成全部页面；内容没有丢失')
      mend(name)
    }
  }
}

/** A link to a folder is one: an operator may keep it on another disk. */
function isFolder(name: string): boolean {
  return existsSync(name) && statSync(name).isDirectory()
}

/** A release that is made again has another name than the damaged one: its digest and a number. */
async function nameOf(root: string, digest: string): Promise<string> {
  const states = await readdir(path.join(root, 'state')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return []
  })
  const numbers = states
    .map((file) => new RegExp(`^${digest}(?:\\.(\\d+))?\\.db$`).exec(file))
    .flatMap((found) => (found === null ? [] : Number(found[1] ?? 0)))
  if (numbers.length > 0) return named(digest, Math.max(...numbers))
  let number = 0
  while (existsSync(path.join(root, 'releases', named(digest, number)))) number++
  return named(digest, number)
}

function named(digest: string, number: number): string {
  return number === 0 ? digest : `${digest}.${number}`
}

function stateOf(root: string, name: string): string {
  return path.join(root, 'state', `${name}.db`)
}
