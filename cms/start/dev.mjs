import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Failure, runCommand } from './failure.mjs'
import { checkNodeVersion } from './options.mjs'
import { environmentFor } from './node.mjs'
import { serve } from './serve.mjs'
import { setUp } from './setup.mjs'
import { root } from './workspace.mjs'

// Site and admin with reload on change; a change of what runs in the server starts it again, which takes seconds.
await runCommand(async () => {
  checkNodeVersion(process.versions.node)
  const node = await setUp(root, { build: false })
  const bundler = fork(path.join(root, 'cms/bundle.mjs'), ['--watch'], {
    cwd: root,
    execPath: node,
    env: environmentFor(root, node),
  })
  const failed = once(bundler, 'exit').then(() => {
    throw new Failure('服务器的代码没有打包成功，原因见上面几行；改正后再运行一次。')
  })
  await Promise.race([once(bundler, 'message'), failed])
  const code = new EventTarget()
  bundler.on('message', () => code.dispatchEvent(new Event('change')))
  try {
    return await Promise.race([serve(root, node, ['--dev', ...process.argv.slice(2)], 'development', code), failed])
  } finally {
    bundler.disconnect()
  }
})
