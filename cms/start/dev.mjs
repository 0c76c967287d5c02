import { runCommand } from './failure.mjs'
import { checkNodeVersion } from './options.mjs'
import { serve } from './serve.mjs'
import { setUp } from './setup.mjs'
import { root } from './workspace.mjs'

await runCommand(async () => {
  checkNodeVersion(process.versions.node)
  const node = await setUp(root, { build: false })
  return serve(root, node, ['--dev', ...process.argv.slice(2)], 'development')
})
