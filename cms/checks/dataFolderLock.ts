import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { StartError } from './startError.ts'

const lockFile = 'server.lock'
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
  const database = new DatabaseSync(path.join(dataDir, lockFile))
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch {
    database.close()
    const other = readServerInfo(dataDir)
    const where = other === undefined ? '' : `（进程 ${other.pid}，${other.url}）`
    throw new StartError(
      `数据目录 ${dataDir} 正被另一个工韵服务使用${where}。请先停掉它，或用 DATA_DIR 指定另一个目录，再重新启动。`,
    )
  }
  const info = path.join(dataDir, infoFile)
  return {
    announce: (server) => writeFile(info, JSON.stringify(server), { mode: 0o600 }),
    async release() {
      await rm(info, { force: true })
      database.close()
    },
  }
}

/** The server that announced itself on a data folder; undefined when none did. It may have died since. */
export function readServerInfo(dataDir: string): ServerInfo | undefined {
  try {
    return serverInfo.parse(JSON.parse(readFileSync(path.join(dataDir, infoFile), 'utf8')))
  } catch {
    return undefined
  }
}
