import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Actor } from '../../support/roles/cast.ts'
import { createEntry } from '../../support/entries.ts'
import { expectDone } from '../answers.ts'
import type { Attack } from '../attack.ts'
import type { AttackedSite } from '../attackedSite.ts'
import { findLibraries } from '../generate/collections.ts'
import { HonestUsers } from '../honestUsers.ts'

/** What a slow sender says that it will send, in bytes: more than fits into memory for another attempt. */
const saidBytes = 2_000_000
/** Pause between two bytes, and the longest that a sender who stalls may hold its connection, in milliseconds. */
const [betweenBytesMs, longestHeldMs] = [2000, 150_000]
/** Readers of nothing of the admin's files, more than may read at a time and in a short run, and those that come at a time. */
const [readers, fewReaders, atOnce] = [560, 60, 20]
/** What everybody has to get done meanwhile, and how long they may take for it, in milliseconds. */
const [rounds, roundsMs] = [3, 60_000]

/**
 * Requests that come a byte at a time, to everything that takes one, from visitors and from staff; headers that never
 * end; and answers that nobody reads, of the public site and of the CMS. Nobody else may wait for any of them.
 */
export const slowRequests: Attack = {
  name: 'slow',
  async run(site, tally, size) {
    const { id, slug } = await createEntry(site.chief, 'notices', { title: '慢慢来' })
    const { collections, globals } = await findLibraries()
    const targets: [string, string][] = [
      ...collections.map(({ slug: name }): [string, string] => ['POST', `/api/${name}`]),
      ...globals.map(({ slug: name }): [string, string] => ['POST', `/api/globals/${name}`]),
      ['PATCH', `/api/notices/${id}`],
      ['DELETE', `/api/notices/${id}`],
      ['PATCH', '/api/notices?where[id][equals]=none'],
      ['POST', `/api/notices/${id}/review`],
      ['POST', '/api/users/login'],
      ['POST', '/api/import/notices?name=a.csv'],
      ['POST', '/admin'],
    ]
    const slow = [
      ...targets.flatMap(([method, target]) =>
        (['visitor', 'unit-editor'] as const).map((role) => slowBody(site, role, method, target)),
      ),
      ...Array.from({ length: 20 }, () => slowly(site.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')),
      ...Array.from({ length: 20 }, () => unread(site.port, `/notices/${slug}/`)),
      ...(await unreadFiles(site.port, size.isWhole ? readers : fewReaders)),
    ]
    const honest = await HonestUsers.begin(site, size, workOn(site, id))
    await honest.untilDone(rounds, roundsMs)
    await untilEnded(size.isWhole ? slow.filter(({ sends }) => sends) : [])
    for (const { socket, sends } of slow) {
      if (sends && size.isWhole) tally.expect(socket.destroyed, 'a stalled sender was not sent away')
      else tally.tried++
      socket.destroy()
    }
    await honest.end(tally)
  },
}

/** What an office does all day, of the very things that are under attack. */
function workOn(site: AttackedSite, id: string): Record<string, () => Promise<void>> {
  const [notice, work] = [
    { title: '快快来', _status: 'draft' },
    { title: '快快来', genre: 'dance', _status: 'draft' },
  ]
  return {
    'create a notice': async () => void (await createEntry(site.chief, 'notices', notice)),
    'create a work': async () => void (await createEntry(site.chief, 'works', work)),
    'publish the entry that is under attack': async () =>
      expectDone(await site.chief.request('PATCH', `/api/notices/${id}`, { summary: '改好了', _status: 'published' })),
    'save the settings': async () =>
      expectDone(await site.chief.request('POST', '/api/globals/newsroom', { separateReview: false })),
    'take a step of the review': async () => {
      const { id: draft } = await createEntry(site.chief, 'notices', notice)
      const { body } = await site.chief.request('GET', `/api/notices/${draft}?draft=true&depth=0`)
      const step = { step: 'submit', seen: body['updatedAt'] }
      await expectDone(await site.chief.request('POST', `/api/notices/${draft}/review`, step))
    },
  }
}

interface Slow {
  socket: Socket
  /** Whether it pretends to be sending, and not to be reading. */
  sends: boolean
}

function slowBody(site: AttackedSite, role: Actor, method: string, target: string): Slow {
  const token = site.tokenOf(role)
  const login = token === undefined ? '' : `Authorization: JWT ${token}\r\n`
  const head = `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n${login}Content-Type: application/json\r\n`
  return slowly(site.port, `${head}Content-Length: ${saidBytes}\r\n\r\n{"title":"`)
}

function slowly(port: number, first: string): Slow {
  const socket = connect(port, '127.0.0.1')
  const timer = setInterval(() => socket.write('a'), betweenBytesMs)
  socket.on('error', () => undefined)
  socket.on('close', () => clearInterval(timer))
  // an answer is read to its end, as anybody would
  socket.resume()
  socket.write(first)
  return { socket, sends: true }
}

/** Asks a hundred times and reads nothing. */
function unread(port: number, target: string): Slow {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.pause()
  socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(100))
  return { socket, sends: false }
}

/** Asks for the largest file of the log-in page, a few at a time so that all are begun, and reads the first bytes alone. */
async function unreadFiles(port: number, count: number): Promise<Slow[]> {
  const page = await (await fetch(`http://127.0.0.1:${port}/admin/login`)).text()
  let [largest, most] = ['', 0]
  for (const [path] of page.matchAll(/\/_next\/static\/[^"'\\]+\.js/g)) {
    const { byteLength } = await (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer()
    if (byteLength > most) [largest, most] = [path, byteLength]
  }
  const slow: Slow[] = []
  while (slow.length < count) {
    const some = Array.from({ length: atOnce }, () => connect({ port, host: '127.0.0.1', localAddress: '127.0.1.9' }))
    for (const socket of some) {
      slow.push({ socket, sends: false })
      socket.on('error', () => undefined).write(`GET ${largest} HTTP/1.1\r\nHost: x\r\n\r\n`)
    }
    const isOver = (socket: Socket) => new Promise((resolve) => socket.once('data', resolve).once('close', resolve))
    await Promise.all(some.map(isOver))
    for (const socket of some) socket.pause()
  }
  return slow
}

async function untilEnded(slow: readonly Slow[]): Promise<void> {
  const deadline = Date.now() + longestHeldMs
  while (slow.some(({ socket }) => !socket.destroyed) && Date.now() < deadline) await pause(200)
}
