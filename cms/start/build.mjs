import { runCommand } from './failure.mjs'
import { checkNodeVersion } from './options.mjs'
import { setUp } from './setup.mjs'
import { root } from './workspace.mjs'

await runCommand(async () => {
  checkNodeVersion(process.versions.node)
  await setUp(root)
  return 0
})
