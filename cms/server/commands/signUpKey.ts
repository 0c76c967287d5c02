import { ownSettings } from '../../base/settings/env.ts'
import { addSecret } from '../../features/signup/persons/keys.ts'

/** npm run signup:key: puts a new key of personal data before those of the data folder, for the next start. */
function main(): string {
  const { dataDir, signUp } = ownSettings()
  if (signUp.secrets !== undefined)
    return '✗ 密钥在环境变量 SIGNUP_KEYS 里：请用 openssl rand -hex 32 生成新的，写在最前面，旧的留在后面，再重新启动。'
  const added = addSecret(dataDir)
  if (added === undefined)
    return '✗ 数据目录里没有可用的 keys/signup.json（第一次启动时生成），或里面已有 8 个密钥。没有改动。'
  return `✓ 新密钥 ${added.made} 已写在最前面，旧的 ${added.kept.join('、')} 还在。请先备份 keys/signup.json，再重新启动；全部改用新密钥后日志会说旧的可以去掉。`
}

const line = main()
process.stdout.write(`${line}\n`)
if (line.startsWith('✗')) process.exitCode = 1
