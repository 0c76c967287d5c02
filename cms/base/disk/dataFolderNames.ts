import { lstatSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Logger } from 'pino'
import { setAside } from '../../../site/publisher/release/setAside.ts'
import { StartError } from '../startError.ts'

/** What stands under a name: a link counts as what it leads to. */
type Kind = 'file' | 'folder' | 'broken link' | 'something else'

interface Name {
  kind: 'file' | 'folder'
  /**
   * `again` when all of it can be made again. `place` of a folder whose content cannot: a file in its place is moved
   * away, but a link that leads nowhere may be a disk that is not mounted. `never` of what is not made again.
   */
  made: 'again' | 'place' | 'never'
}

const file: Name = { kind: 'file', made: 'again' }
const folder: Name = { kind: 'folder', made: 'again' }
const place: Name = { kind: 'folder', made: 'place' }
const ofLock = ['', '-journal', '-wal', '-shm']

/** The embedded database; with MongoDB nobody reads it. */
const database = 'gongyun.db'

/** Everything that the program makes in a data folder, an outer folder before what is in it. docs/operators.md has the same. */
export const dataFolderNames: Readonly<Record<string, Name>> = {
  [database]: { kind: 'file', made: 'never' },
  ...Object.fromEntries(
    ['-wal', '-shm', '-journal', '.migrating', '.before-migration'].map((end) => [database + end, file]),
  ),
  media: place,
  'media/recordings': place,
  'media/files': place,
  imports: place,
  // its content seals what people gave: nothing of it is ever made again (persons/keys.ts)
  keys: place,
  'pending-files': folder,
  uploading: folder,
  published: folder,
  'published-development': folder,
  exports: folder,
  posters: folder,
  searches: folder,
  reserve: file,
  secret: file,
  'first-admin-password.txt': file,
  'clock.json': file,
  'clock.json.new': file,
  'sample.json': file,
  'sample.json.new': file,
  'rollback.json': file,
  'rollback.json.new': file,
  'server.json': file,
  ...Object.fromEntries(['server.lock', 'cms.lock'].flatMap((lock) => ofLock.map((end) => [lock + end, file]))),
}

/** Names beside those: drafts with the number of their process, and what was set aside. */
const passing = /^(\.writable-\d+|(secret|first-admin-password\.txt)\.\d+|.+\.(damaged|interrupted)-.+)$/

/** SQLite opens no link beside a database. */
const besideDatabase = /-(journal|wal|shm)$/

/** Whether the program makes this name in a data folder. */
export function isKnownName(name: string): boolean {
  return Object.hasOwn(dataFolderNames, name) || passing.test(name)
}

/**
 * Looks at each name of a data folder before anything is opened: what can be made again, and is something else than it
 * must be, is moved away. A link to what must be there is an operator's choice, and stays.
 * @param isEmbedded whether the database is in the folder
 * @throws StartError naming what cannot be made again, and what is there instead
 */
export function mendNames(dataDir: string, isEmbedded: boolean, log: Pick<Logger, 'error'>): void {
  for (const [name, { kind, made }] of Object.entries(dataFolderNames)) {
    const full = path.join(dataDir, name)
    const found = kindOf(full)
    if (found === undefined || found === kind || (name === database && !isEmbedded)) continue
    if (made === 'never' || (made === 'place' && found === 'broken link'))
      throw new StartError(`${full} ${words[found]}，不是${words[kind].slice(2)}。${adviceFor(name, found)}`)
    setAside(full)
    if (made === 'again')
      log.error(
        { ownName: name },
        '数据目录里这个名字的位置上是别的东西；已移到旁边（名字里有 damaged），需要时重新生成',
      )
    else
      log.error(
        { ownName: name },
        '数据目录里这个目录的位置上是别的东西；已移到旁边（名字里有 damaged），原来的内容请从备份放回',
      )
  }
}

const words: Record<Kind, string> = {
  file: '是一个文件',
  folder: '是一个目录',
  'broken link': '是一个用不了的链接（它指向的地方不存在，或这里不能用链接）',
  'something else': '既不是文件也不是目录',
}

function adviceFor(name: string, found: Kind): string {
  const restore = `从备份恢复 ${name}，再启动。确实要从头开始，请先把整个数据目录移走。`
  return found === 'broken link'
    ? `如果它在别的磁盘上，请先挂上那块磁盘或改正链接；否则请删掉链接，${restore}`
    : `请先把它移走，${restore}`
}

/** @returns undefined when nothing has the name */
function kindOf(full: string): Kind | undefined {
  const own = seen(() => lstatSync(full))
  if (own === undefined) return undefined
  const found = seen(() => statSync(full))
  if (found === undefined || (own.isSymbolicLink() && besideDatabase.test(full))) return 'broken link'
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'something else'
}

/** @throws what the disk says, but for what is not there */
function seen<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
