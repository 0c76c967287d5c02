import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { environmentFor, findNode, root, workPath } from './checkout.mjs'
import { Failure, lastLines, runCommand, runLogged } from './tasks.mjs'

const files = [
  'cms/payload-types.ts',
  'cms/app/(payload)/admin/importMap.js',
  'docs/rights.md',
  'cms/features/signup/openapi/openapi.json',
]
const migrations = 'cms/migrations'
const payload = 'node_modules/payload/bin.js'
const writing = [
  [payload, 'generate:types'],
  [payload, 'generate:importmap'],
  ['cms/rights/printRights.ts'],
  ['cms/features/signup/openapi/printDocument.ts'],
]
const checking = [...writing, [payload, 'migrate:create', 'check', '--skip-empty']]

// `generate:check`: do the files that are written match their sources? `generate`: bring them up to date.
await runCommand(async () => {
  const mode = process.argv[2]
  const before = await snapshot()
  const node = await findNode(root)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-generate-'))
  /** @type {string[]} */
  let changed
  try {
    for (const command of mode === 'write' ? writing : checking) await run(node, command, dataDir)
    const after = await snapshot()
    changed = [...after.keys()].filter((file) => after.get(file) !== before.get(file))
  } finally {
    await rm(dataDir, { recursive: true, force: true })
    if (mode !== 'write') await restore(before)
  }
  if (mode !== 'write' && changed.length > 0) {
    throw new Failure(
      `生成的文件已过时：${changed.join('、')}。类型、导入表、权限表和接口文档用 npm run generate 更新；` +
        '数据库结构变了就用 npx payload migrate:create <名称> 写一个迁移，然后一起提交。',
    )
  }
  return 0
})

/**
 * @param {string} node
 * @param {string[]} command
 * @param {string} dataDir
 */
async function run(node, command, dataDir) {
  const log = workPath(root, 'generate.log')
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...environmentFor(root, node),
    NODE_ENV: 'production',
    PAYLOAD_CONFIG_PATH: 'cms/payload.config.ts',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
  }
  const task = { command: node, args: command, cwd: root, env }
  if (await runLogged(task, log, new AbortController().signal)) return
  console.error(lastLines(log))
  throw new Failure(`${command.join(' ')} 失败，原因见上面几行。完整日志：${log}`)
}

/** @returns {Promise<Map<string, string>>} every generated file with its content */
async function snapshot() {
  const names = (await readdir(path.join(root, migrations))).map((name) => `${migrations}/${name}`)
  const contents = [...files, ...names].map(async (file) => {
    const content = await readFile(path.join(root, file), 'utf8').catch(() => '')
    return /** @type {const} */ ([file, content])
  })
  return new Map(await Promise.all(contents))
}

/** @param {Map<string, string>} before */
async function restore(before) {
  for (const [file, content] of await snapshot()) {
    const wanted = before.get(file)
    if (wanted === undefined) await rm(path.join(root, file))
    else if (wanted !== content) await writeFile(path.join(root, file), wanted)
  }
}
