import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { administrator } from '../../support/api.ts'
import { createEntry, pageText } from '../../support/entries.ts'
import { isRunning, startServer } from '../../support/server.ts'

// no database has a part in it
it('should end a CMS that hangs, serve the public meanwhile, and have all that was acknowledged afterwards', async () => {
  const server = await startServer({ args: ['--no-sample'], env: { LOG_LEVEL: 'warn' } })
  try {
    const staff = await administrator(server)
    const { id, slug } = await createEntry(staff, 'works', { title: '还在', genre: 'choir' })
    const pid = server.cmsPid()
    process.kill(pid, 'SIGSTOP')
    await vi.waitFor(
      async () => {
        expect((await pageText(server, `/works/${slug}/`)).status).toBe(200)
        expect([0, pid]).not.toContain(server.cmsPid())
        expect((await staff.request('GET', `/api/works/${id}`)).status).toBe(200)
      },
      { timeout: 240_000, interval: 1000 },
    )
    await expect.poll(server.output).toContain('后台进程没有反应')
  } finally {
    await server.stop()
  }
}, 300_000)

it('should start although the CMS of a front that was killed hangs, and have all that was acknowledged', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-left-'))
  const start = () => startServer({ dataDir, args: ['--no-sample'], env: { LOG_LEVEL: 'warn' } })
  const first = await start()
  const { slug } = await createEntry(await administrator(first), 'works', { title: '还在', genre: 'choir' })
  const left = first.cmsPid()
  process.kill(left, 'SIGSTOP')
  process.kill(first.pid, 'SIGKILL')
  const second = await start()
  try {
    expect((await pageText(second, `/works/${slug}/`)).status).toBe(200)
    expect(isRunning(left)).toBe(false)
    expect(second.output()).toContain('上一个后台进程不再反应，把它结束了')
  } finally {
    await second.stop()
    await rm(dataDir, { recursive: true })
  }
})
