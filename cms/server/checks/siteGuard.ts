import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'
import type { Settings } from '../../base/settings/env.ts'
import { migrationMarkerOf, sqliteFileOf } from '../../database/sqliteFile.ts'
import { StartError } from '../../base/startError.ts'

/** Time to find the server, in milliseconds. */
const patience = 5_000
/** Folders that are filled by a site, and by nothing before its first account is made. */
const ofSite = ['media', 'imports', 'published/releases']

/**
 * Keeps a start from taking a site for a new one because its database is gone: the sample content would be published in
 * place of it. Nothing is touched; a first start that was killed goes on.
 * @param dataDir absolute path of the data folder, locked by the caller
 * @throws StartError when there was a site, and the embedded database is missing, empty or without an account
 */
export function guardSite(dataDir: string): void {
  const database = sqliteFileOf(dataDir)
  const signs = signsOfSite(dataDir)
  if (existsSync(path.join(dataDir, 'secret'))) signs.push('secret')
  // a migration that was interrupted is undone from its copy; a first one is begun again
  if (signs.length === 0 || existsSync(migrationMarkerOf(dataDir))) return
  const found = statSync(database, { throwIfNoEntry: false })
  if (found?.isFile() === false) throw new StartError(`${database} 是一个目录，不是数据库。${advice('gongyun.db')}`)
  const what = found === undefined ? '没有' : found.size === 0 ? '是空的（0 字节）' : undefined
  if (what !== undefined)
    throw new StartError(
      `数据目录 ${dataDir} 里有网站留下的 ${signs.join('、')}，但数据库 gongyun.db ${what}。${advice('gongyun.db')}如果原来用的是 MongoDB，请照旧设置 DATABASE_URL。`,
    )
  if (signsOfSite(dataDir).length > 0 && !hasAccount(database))
    throw new StartError(
      `数据目录 ${dataDir} 里有网站留下的 ${signs.join('、')}，但数据库 gongyun.db 里一个账号也没有。${advice('gongyun.db')}`,
    )
}

/**
 * The same for MongoDB.
 * @param url never repeated in a message, since it may hold a password
 * @throws StartError when there was a site, and the database has no account
 */
export async function guardSiteOnMongo(dataDir: string, url: string): Promise<void> {
  const signs = signsOfSite(dataDir)
  if (signs.length === 0) return
  const { name, hasAccount } = await lookIntoMongo(url)
  if (hasAccount) return
  throw new StartError(
    `数据目录 ${dataDir} 里有网站留下的 ${signs.join('、')}，但 MongoDB 的库 ${name} 里一个账号也没有。请检查 DATABASE_URL 里的库名，或从备份恢复这个库，再启动。确实要从头开始，请先把整个数据目录移走。`,
  )
}

/** Whether there is no database yet, or none with an account: a start that fails then leaves nothing worse than before. */
export async function isNewSite({ dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>): Promise<boolean> {
  if (databaseUrl === undefined) return !existsSync(sqliteFileOf(dataDir))
  return !(await lookIntoMongo(databaseUrl)).hasAccount
}

async function lookIntoMongo(url: string): Promise<{ name: string; hasAccount: boolean }> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: patience })
  try {
    const database = client.db()
    const account = await database.collection('users').findOne({}, { projection: { _id: 1 } })
    return { name: database.databaseName, hasAccount: account !== null }
  } finally {
    await client.close()
  }
}

function advice(file: string): string {
  return `请从备份恢复 ${file} 再启动。确实要从头开始，请先把整个数据目录移走。`
}

function signsOfSite(dataDir: string): string[] {
  return ofSite.filter((folder) => {
    try {
      return readdirSync(path.join(dataDir, folder)).length > 0
    } catch {
      return false
    }
  })
}

/** What is damaged is told of later, in words of its own. */
function hasAccount(database: string): boolean {
  let open: DatabaseSync | undefined
  try {
    open = new DatabaseSync(database, { readOnly: true })
    return open.prepare('SELECT 1 FROM users LIMIT 1').get() !== undefined
  } catch (error) {
    return !/no such table/.test(String(error))
  } finally {
    open?.close()
  }
}
