import type { Attack } from '../attack.ts'
import { HonestUsers } from '../honestUsers.ts'
import { bytesOf, onWire } from '../wire.ts'

/** Nobody can make the server draw pictures for them. */
export const openGraph: Attack = {
  name: 'og',
  async run(site, tally, size) {
    const honest = await HonestUsers.begin(site, size)
    const targets = [
      '/api/og?title=工会',
      '/api/OG',
      '/api/x/../og',
      `/_next/image?url=${encodeURIComponent('/favicon.svg')}&w=640&q=75`,
      `/_next/image?url=${encodeURIComponent('/api/media/file/a.png')}&w=3840&q=100`,
    ]
    for (const role of ['visitor', 'editor'] as const) {
      const token = site.tokenOf(role)
      const headers = token === undefined ? [] : [['Authorization', `JWT ${token}`] as const]
      for (const method of ['GET', 'HEAD'])
        for (const target of targets) {
          const answer = await onWire(site.port, bytesOf({ method, target, headers }), { isHead: method === 'HEAD' })
          const status = typeof answer === 'string' ? answer : answer.status
          const isRefused = typeof status === 'number' && status >= 300 && status < 500
          tally.expect(isRefused, `a picture was drawn, or ${status}`, () => `${role} ${method} ${target}: ${status}`)
        }
    }
    await honest.end(tally)
  },
}
