import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { z } from 'zod'
import { ownSettings, SettingsError } from '../../base/settings/env.ts'
import { askServer, CommandError, findServer } from './askServer.ts'

/** npm run sample:load and sample:remove: asks the running server, or one started for as long as it takes. */
async function main(): Promise<void> {
  const verb = z.enum(['load', 'remove']).safeParse(process.argv[2])
  if (!verb.success) return fail('用法：npm run sample:load（载入演示数据）或 npm run sample:remove（删除演示数据）。')
  const { dataDir, siteUrl } = ownSettings()
  const running = await findServer(dataDir)
  if (running !== undefined) return report(verb.data, counts.parse(await askServer(running, `sample/${verb.data}`)))

  if (!existsSync(path.resolve('cms/.next/BUILD_ID'))) return fail('还没有构建过。请先运行一次 npm start。')
  const server = spawn(process.execPath, ['cms/server.ts', '--no-sample'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', SITE_URL: siteUrl, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(server, 'exit')
  let hasEnded = false
  void ended.then(() => (hasEnded = true))
  for (;;) {
    const started = await findServer(dataDir)
    if (started !== undefined) {
      const answer = counts.parse(await askServer(started, `sample/${verb.data}`))
      server.kill('SIGTERM')
      await ended
      return report(verb.data, answer)
    }
    if (hasEnded) return fail('服务没有启动起来，原因见上。演示数据没有变化。')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const counts = z.record(
  z.string(),
  z.object({
    created: z.int().optional(),
    kept: z.int().optional(),
    removed: z.int().optional(),
    left: z.array(z.string()).optional(),
  }),
)
/** Most names in a line. */
const mostNamed = 20
type Counts = z.infer<typeof counts>

function report(verb: 'load' | 'remove', result: Counts): void {
  const sum = (part: 'created' | 'kept' | 'removed'): number =>
    Object.values(result).reduce((total, count) => total + (count[part] ?? 0), 0)
  const line =
    verb === 'load'
      ? `演示数据已载入：新建 ${sum('created')} 条，原有 ${sum('kept')} 条未动。`
      : `演示数据已删除：${sum('removed')} 条。网站名称、地址和电话若仍是演示的，请在后台“网站”里改成本单位的。`
  const left = Object.values(result).flatMap((count) => count.left ?? [])
  process.stdout.write(`✓ ${line}\n${left.length === 0 ? '' : leftLine(left)}`)
}

function leftLine(left: readonly string[]): string {
  const names = left.slice(0, mostNamed).join('、') + (left.length > mostNamed ? '等' : '')
  return `另有 ${left.length} 条带着演示标记，但不是演示数据自己的（由工作人员新建，或现在的演示数据里没有），没有删除：${names}。不需要的请在后台删除。\n`
}

function fail(line: string): void {
  process.stdout.write(`✗ ${line}\n`)
  process.exitCode = 1
}

try {
  await main()
} catch (error) {
  if (error instanceof CommandError) fail(`没有完成：${error.message}。修好后再运行一次，会接着做完。`)
  else if (error instanceof SettingsError) fail(error.message)
  else throw error
}
