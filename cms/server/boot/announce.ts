import path from 'node:path'
import type { Settings } from '../../base/settings/env.ts'
import { passwordFile } from './firstAdministrator.ts'
import { inSeconds, say } from './stages.ts'

/** Says where the site and the admin are, and with which account the first person logs in. */
export function announce({ siteUrl, dataDir, adminEmail, adminPassword }: Settings, isFirstStart: boolean): void {
  const begun = Number(process.env['GONGYUN_STARTED_AT'])
  say(`✓ 全部就绪${begun > 0 ? `  共 ${inSeconds(Date.now() - begun)}` : ''}`)
  say(`  公众网站  ${siteUrl}/`)
  say(`  管理后台  ${siteUrl}/admin`)
  const where =
    adminPassword === undefined ? `密码在 ${path.join(dataDir, passwordFile)}` : '密码由 ADMIN_PASSWORD 指定'
  say(`  管理员    ${adminEmail}，${isFirstStart ? where : `首次启动时建立；${where}（若没有改过）`}`)
}
