import { runVisibly } from './children.mjs'
import { runCommand } from './failure.mjs'
import { environmentFor } from './node.mjs'
import { checkNodeVersion } from './options.mjs'
import { setUp } from './setup.mjs'
import { root } from './workspace.mjs'

await runCommand(async () => {
  checkNodeVersion(process.versions.node)
  // whatever needs the builds makes them: unit tests do not
  const node = await setUp(root, { build: false })
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]
  const interruption = new AbortController()
  process.on('SIGTERM', () => interruption.abort())
  // Ctrl-C reaches vitest by itself, and it wants to end in order.
  process.on('SIGINT', () => {})
  return runVisibly({ command: node, args, cwd: root, env: environmentFor(root, node) }, interruption.signal)
})
