import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { isCommonPassword } from '../../people/accounts/commonPassword.ts'
import { StartError } from '../../base/startError.ts'
import type { Settings } from '../../base/settings/env.ts'

/** The file in the data folder that holds the first administrator's password when the operator gave none. */
export const passwordFile = 'first-admin-password.txt'

/**
 * Makes the first administrator when there is no account yet; otherwise any visitor could claim the site.
 * @returns whether this is the first start on this database
 * @throws StartError when the operator gave a password that is tried first
 */
export async function ensureAdministrator(
  payload: Payload,
  { dataDir, adminEmail, adminPassword }: Settings,
): Promise<boolean> {
  const { totalDocs } = await payload.count({ collection: 'users' })
  if (totalDocs > 0) return false

  if (adminPassword !== undefined && (await isCommonPassword(adminPassword, [adminEmail])))
    throw new StartError(
      '环境变量 ADMIN_PASSWORD 太常见，容易被猜到。请换成几个不相干的词连成的一句话，或不设它、由程序随机生成。',
    )
  const password = adminPassword ?? randomBytes(12).toString('base64url')
  if (adminPassword === undefined) {
    // written before the account is made: the other way round, a crash would leave an account that nobody can enter
    const file = path.join(dataDir, passwordFile)
    await writeFile(`${file}.${process.pid}`, `${password}\n`, { mode: 0o600 })
    await rename(`${file}.${process.pid}`, file)
  }
  try {
    await payload.create({
      collection: 'users',
      data: { email: adminEmail, password, name: '管理员', role: 'administrator' },
      overrideAccess: true,
    })
    return true
  } catch (error) {
    // two servers may start at once on one empty MongoDB; the account of the other one will do
    if ((await payload.count({ collection: 'users' })).totalDocs > 0) return false
    throw error
  }
}
