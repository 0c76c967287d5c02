import { runCommand } from './failure.mjs'
import { checkNodeVersion, helpText, parseOptions } from './options.mjs'
import { serve } from './serve.mjs'
import { setUp } from './setup.mjs'
import { root } from './workspace.mjs'

await runCommand(async () => {
  checkNodeVersion(process.versions.node)
  const { help, serverArgs } = parseOptions(process.argv.slice(2))
  if (help) {
    console.log(helpText())
    return 0
  }
  const node = await setUp(root, { preflight: true })
  return serve(root, node, serverArgs, 'production')
})
