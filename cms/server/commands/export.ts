import { ownSettings, SettingsError } from '../../base/settings/env.ts'
import { diskProblem, ExportError } from '../../publishing/export/exportError.ts'
import { exportSite } from '../../publishing/export/exportSite.ts'
import { helpText, parseOptions } from '../../publishing/export/options.ts'

/** npm run export: the published site as plain files. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) return say(helpText)
  const { dataDir } = ownSettings()
  const { kind, to, changedOnly } = options
  const { written, removed, total } = await exportSite({ dataDir, kind, to, changedOnly })
  say(`✓ 已导出到 ${to}：写入 ${written} 个文件，删除 ${removed} 个；全站共 ${total} 个（含压缩副本）。`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

try {
  await main()
} catch (error) {
  const problem = error instanceof ExportError || error instanceof SettingsError ? error : diskProblem(error)
  if (problem === undefined) throw error
  say(`✗ ${problem.message}`)
  process.exitCode = 1
}
