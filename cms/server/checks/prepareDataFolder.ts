import type { Logger } from 'pino'
import type { Settings } from '../../base/settings/env.ts'
import { setBadSecretAside } from '../../base/settings/secret.ts'
import { removeLeftUploads } from '../../base/disk/leftUploads.ts'
import { lockCms } from './dataFolderLock.ts'
import { mendNames } from '../../base/disk/dataFolderNames.ts'
import { guardMigration } from '../../database/migrationGuard.ts'
import { guardSite, guardSiteOnMongo } from './siteGuard.ts'

/**
 * What every process with a CMS does before it opens a data folder: it waits for the one before, refuses to take a site
 * whose database is gone for a new one, and makes anew what can be made anew.
 * @returns what is to be called when the database has been migrated
 * @throws StartError when the folder is another site's, or its database is gone
 */
export async function prepareDataFolder(
  { dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  log: Logger,
): Promise<() => void> {
  mendNames(dataDir, databaseUrl === undefined, log)
  await lockCms(dataDir, {
    waiting: () => log.warn({}, '上一个后台进程还没有结束，等它结束'),
    hanging: (ended) => {
      if (ended === undefined)
        log.error(
          {},
          '上一个后台进程一直不结束，也找不到它。请结束占着数据目录里 cms.lock 的进程；结束以后自动接着启动',
        )
      else log.error({ pid: ended }, '上一个后台进程不再反应，把它结束了；已答复的保存都在')
    },
  })
  // what the one before left of requests that it did not answer
  await removeLeftUploads(dataDir, Infinity)
  if (databaseUrl === undefined) guardSite(dataDir)
  else await guardSiteOnMongo(dataDir, databaseUrl)
  if (setBadSecretAside(dataDir)) log.warn({}, '签名用的 secret 损坏，已移到旁边并重新生成；所有人要重新登录，别的都在')
  return databaseUrl === undefined ? guardMigration(dataDir) : () => undefined
}
