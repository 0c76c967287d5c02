import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { appSecretForm, type Settings, type WeChatSettings } from '../../base/settings/env.ts'
import { StartError } from '../../base/startError.ts'

/** An official account of WeChat, with what it proves itself by. */
export interface WeChatAccount extends Omit<WeChatSettings, 'secret'> {
  secret: string
}

/** Where the secret stands in the data folder when it is not in the environment. */
const secretFile = 'wechat-secret'
/** Longest file that can be one, in bytes. */
const largestBytes = 200

/**
 * The account that an operator has named.
 * @returns undefined when there is none, and WeChat is never asked for anything
 * @throws StartError when it has no secret, or one that others of this machine can read
 */
export function weChatAccount({ weChat, dataDir }: Pick<Settings, 'weChat' | 'dataDir'>): WeChatAccount | undefined {
  if (weChat === undefined) return undefined
  return { ...weChat, secret: weChat.secret ?? readAppSecret(path.join(dataDir, secretFile)) }
}

function readAppSecret(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined)
    throw new StartError(
      `填了 WECHAT_APP_ID，但没有公众号的 AppSecret。请把它写进 ${file}（只让运行服务器的账号读，chmod 600），或用环境变量 WECHAT_APP_SECRET 填；不用微信分享卡片，就去掉 WECHAT_APP_ID。`,
    )
  // Windows has no such modes
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new StartError(
      `${file} 别的账号也能读。请先 chmod 600 ${file}；如果可能已被人看到，请在公众平台重置 AppSecret。`,
    )
  const secret = found.isFile() && found.size <= largestBytes ? readFileSync(file, 'utf8').trim() : ''
  if (!appSecretForm.test(secret))
    throw new StartError(`${file} 里不是公众号的 AppSecret：里面只写 32 位数字和小写字母。请改正后重新启动。`)
  return secret
}
