import { expect, it, vi } from 'vitest'
import { administrator } from '../../support/api.ts'
import { createEntry, pageText } from '../../support/entries.ts'
import { startServer } from '../../support/server.ts'

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
    await expect.poll(server.output).toContain('后台进程一分钟没有反应')
  } finally {
    await server.stop()
  }
}, 300_000)
