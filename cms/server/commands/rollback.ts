import { ownSettings } from '../../base/settings/env.ts'
import { askServer, CommandError, findServer } from './askServer.ts'

/** npm run rollback: the running server serves the release before; with --undo the present one again. */
async function main(): Promise<string> {
  const [option, ...more] = process.argv.slice(2)
  if (more.length > 0 || (option !== undefined && option !== '--undo')) {
    return '✗ 用法：npm run rollback（退回上一个版本的公众网站），或 npm run rollback -- --undo（回到现在的版本）。'
  }
  const server = await findServer(ownSettings().dataDir)
  if (server === undefined) return '✗ 没有正在运行的工韵服务。要用旧版本，请换回旧的程序再运行 npm start。'
  try {
    await askServer(server, option === undefined ? 'rollback' : 'rollback/undo')
  } catch (error) {
    if (error instanceof CommandError) return `✗ ${error.message}。`
    throw error
  }
  return option === undefined
    ? '✓ 公众网站已退回上一个版本。现在的发布照常保存，回到现在的版本后可见：npm run rollback -- --undo'
    : '✓ 公众网站已回到现在的版本。'
}

const line = await main()
process.stdout.write(`${line}\n`)
if (line.startsWith('✗')) process.exitCode = 1
