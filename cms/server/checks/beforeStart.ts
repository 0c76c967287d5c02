import type { Settings } from '../../base/settings/env.ts'
import { prepareDataFolder } from '../../base/disk/dataFolder.ts'
import { weChatAccount } from '../../features/wechat/account.ts'
import { probeMongo } from '../../database/databaseProbe.ts'

/**
 * Everything that can be known to be wrong before anything is started or built, cheapest first.
 * @throws StartError with the first thing found
 */
export async function checkBeforeStart(settings: Settings): Promise<void> {
  await prepareDataFolder(settings.dataDir)
  // before the folder is closed: a secret that others could read is no secret any more
  weChatAccount(settings)
  if (settings.databaseUrl !== undefined) await probeMongo(settings.databaseUrl)
}
