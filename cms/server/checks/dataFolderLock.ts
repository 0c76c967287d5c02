import { readFileSync, statSync, truncateSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { setAside } from '../../../site/publisher/release/setAside.ts'
import { StartError } from '../../base/startError.ts'
import { endLeftCms } from './leftCms.ts'

const [lockFile, cmsLockFile] = ['server.lock', 'cms.lock']
const infoFile = 'server.json'

const serverInfo = z.object({
  pid: z.int().positive(),
  /** Where the server listens, on this machine. */
  url: z.url(),
  /** Lets a command of the same owner ask the running server for something. */
  token: z.string().min(32),
})

/** The server that runs on a data folder, as it described itself. */
export type ServerInfo = z.infer<typeof serverInfo>

/** A data folder that is ours until the process ends, however it ends. */
export interface DataFolderLock {
  /** Tells other commands where this server is. The file is readable by its owner only. */
  announce(info: ServerInfo): Promise<void>
  release(): Promise<void>
}

/**
 * Takes the data folder for this process. The lock is the operating system's (through SQLite's exclusive mode), so it
 * is gone with the process: a number left in a file would outlive a crash.
 * @throws StartError when another server has it
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  const lock = tryLock(path.join(dataDir, lockFile))
  if (lock === undefined) {
    const other = readServerInfo(dataDir)
    const where = other === undefined ? '' : `（进程 ${other.pid}，${other.url}）`
    throw new StartError(
      `数据目录 ${dataDir} 正被另一个工韵服务使用${where}。请先停掉它，或用 DATA_DIR 指定另一个目录，再重新启动。`,
    )
  }
  const info = path.join(dataDir, infoFile)
  return {
    async announce(server) {
      await writeFile(info, JSON.stringify(server), { mode: 0o600 })
    },
    async release() {
      await rm(info, { force: true })
      lock.close()
    },
  }
}

/** How often is asked for the lock of the CMS, in milliseconds. */
const askMs = 100
/**
 * Times asked in a row after which whoever holds it counts as hanging: ten seconds, since a CMS without a front ends at
 * once. Times are counted, which stand still while a machine is put to sleep.
 */
const mostAsked = 100

/**
 * Waits until no other process writes as the CMS of a data folder, and is the one that does until this process ends. The
 * front has a lock of its own: when it is killed its CMS may live on for a moment, while the next front starts. One that
 * lives on for longer is ended.
 * @param on `waiting` is called once when another one is still there; `hanging` when it does not go, with its process's
 * number if it was found and ended, and again while it stays
 */
export async function lockCms(
  dataDir: string,
  on: { waiting: () => void; hanging: (ended: number | undefined) => void },
): Promise<void> {
  const file = path.join(dataDir, cmsLockFile)
  for (let asked = 0; ; asked++) {
    held = tryLock(file)
    if (held !== undefined) return
    if (asked === 0) on.waiting()
    else if (asked % mostAsked === 0) on.hanging(endLeftCms(file))
    await setTimeout(askMs)
  }
}

/** Kept from the collector, which would give the lock back. */
let held: DatabaseSync | undefined

/**
 * A lock file that something else stands in the place of is made again: nobody can hold it, since SQLite asks for the
 * lock before it looks at the file.
 * @returns undefined when another process holds it
 */
function tryLock(file: string): DatabaseSync | undefined {
  for (let isSecond = false; ; isSecond = true) {
    let database: DatabaseSync | undefined
    try {
      database = new DatabaseSync(file)
      database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
      return database
    } catch (error) {
      database?.close()
      if (isBusy(error)) return undefined
      if (isSecond) throw error
      if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) truncateSync(file)
      else setAside(file)
    }
  }
}

function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number }
  return errcode !== undefined && [5, 6].includes(errcode & 0xff)
}

/** The server that announced itself on a data folder; undefined when none did. It may have died since. */
export function readServerInfo(dataDir: string): ServerInfo | undefined {
  try {
    return serverInfo.parse(JSON.parse(readFileSync(path.join(dataDir, infoFile), 'utf8')))
  } catch {
    return undefined
  }
}
