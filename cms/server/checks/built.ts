import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Settings } from '../../base/settings/env.ts'
import { isNewSite } from './siteGuard.ts'
import { StartError } from '../../base/startError.ts'

/** How often is looked whether the admin is built, in milliseconds. */
const lookEvery = 200

/** What a build writes that a start cannot do without. */
const parts = [
  { part: 'server', name: '服务器', file: 'cms/.build/cmsProcess.js' },
  { part: 'site', name: '网站', file: 'site/.build/server/entry.mjs' },
  { part: 'admin', name: '后台', file: 'cms/.next/BUILD_ID' },
] as const

/**
 * Looks whether everything that a start needs is built.
 * @param checkout the folder with the builds
 * @param isAdminToFollow whether the admin may still be being built
 * @throws StartError when something is not
 */
export function checkBuilt(checkout: string, isAdminToFollow: boolean): void {
  for (const { part, name, file } of parts) {
    if (existsSync(path.join(checkout, file)) || (part === 'admin' && isAdminToFollow)) continue
    throw new StartError(`${name}还没有构建，或构建没有完成。请运行 npm start，它会先构建好再启动。`)
  }
}

/**
 * Resolves when a file is there.
 * @param file that is written when the admin is built; undefined when it is
 */
export async function untilBuilt(file: string | undefined): Promise<void> {
  while (file !== undefined && !existsSync(file)) await setTimeout(lookEvery)
}

/**
 * Resolves when a start may go on to its database: at once where there is none yet, else when the admin is built. Only a
 * whole program migrates; from one whose admin failed to build one goes back to the one before.
 * @param adminWhen as above
 */
export async function untilMayMigrate(
  settings: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  adminWhen: string | undefined,
): Promise<void> {
  if (adminWhen === undefined || existsSync(adminWhen) || (await isNewSite(settings))) return
  await untilBuilt(adminWhen)
}
