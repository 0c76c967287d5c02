import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSettings, SettingsError } from '../../../cms/base/settings/env.ts'
import { StartError } from '../../../cms/base/startError.ts'
import { weChatAccount } from '../../../cms/features/wechat/account.ts'

const appId = 'wx0123456789abcdef'
const secret = '0123456789abcdef0123456789abcdef'

let dataDir: string
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-wechat-'))))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const accountOf = (environment: Record<string, string>) =>
  weChatAccount(readSettings({ DATA_DIR: dataDir, ...environment }))
const messageOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    expect(error instanceof SettingsError || error instanceof StartError).toBe(true)
    return (error as Error).message
  }
}

it('should be off, and ask nobody for anything, until an operator names an account', () => {
  expect(accountOf({})).toBeUndefined()
  expect(accountOf({ WECHAT_SDK_URL: 'https://cdn.example/jweixin.js' })).toBeUndefined()
})

it('should take the secret from the environment, or from a file that nobody else can read', () => {
  const known = {
    appId,
    secret,
    sdkUrl: 'https://res.wx.qq.com/open/js/jweixin-1.6.0.js',
    apiUrl: 'https://api.weixin.qq.com',
  }
  expect(accountOf({ WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret })).toEqual(known)
  const file = path.join(dataDir, 'wechat-secret')
  const told = () => messageOf(() => accountOf({ WECHAT_APP_ID: appId }))
  expect(told()).toContain(`请把它写进 ${file}`)
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  expect(told()).toEqual(known)
  chmodSync(file, 0o640)
  expect(told()).toContain('别的账号也能读')
  chmodSync(file, 0o600)
  for (const wrong of ['', 'ABC', secret.toUpperCase(), `${secret}x`, secret.repeat(20)]) {
    writeFileSync(file, wrong)
    expect(told()).toContain('里不是公众号的 AppSecret')
    if (wrong !== '') expect(told()).not.toContain(wrong)
  }
})

it('should say what is wrong with a setting, and a secret without its value', () => {
  const told = (environment: Record<string, string>) => messageOf(() => readSettings(environment))
  expect(told({ WECHAT_APP_ID: 'gh_123' })).toContain('环境变量 WECHAT_APP_ID=gh_123 不能用：要填公众号的 AppID')
  expect(told({ WECHAT_APP_ID: appId, WECHAT_APP_SECRET: 'geheim' })).toContain(
    'WECHAT_APP_SECRET 不能用：要填公众号的 AppSecret',
  )
  expect(told({ WECHAT_APP_ID: appId, WECHAT_APP_SECRET: 'geheim' })).not.toContain('geheim')
  expect(told({ WECHAT_APP_SECRET: secret })).toContain('WECHAT_APP_SECRET 不能单独填')
  expect(told({ WECHAT_APP_SECRET: secret })).not.toContain(secret)
  for (const url of [
    'http://api.weixin.qq.com',
    'ftp://x.example',
    'nowhere',
    'http://localhost.evil.example',
    'https://u:p@x.example',
  ])
    for (const name of ['WECHAT_SDK_URL', 'WECHAT_API_URL'])
      expect([name, url, told({ [name]: url })]).toEqual([name, url, expect.stringContaining(`${name}=${url} 不能用`)])
  expect(told({ WECHAT_API_URL: 'https://api.weixin.qq.com/cgi-bin' })).toContain('不带路径')
  for (const url of ['http://127.0.0.1:4730', 'http://localhost:4730', 'https://proxy.example'])
    expect(readSettings({ WECHAT_APP_ID: appId, WECHAT_API_URL: url }).weChat?.apiUrl).toBe(url)
})
