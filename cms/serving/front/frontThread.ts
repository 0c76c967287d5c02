import { parentPort, workerData } from 'node:worker_threads'
import { pino } from 'pino'
import { StartError } from '../../checks/startError.ts'
import { logOptions } from '../../log.ts'
import { FileCache } from '../fileCache.ts'
import { Listener } from '../listener.ts'
import { isForServer } from '../paths.ts'
import { serveStatic } from '../staticFiles.ts'
import { forwardTo } from './forward.ts'
import type { FrontOrder, FrontReply, FrontStart } from './protocol.ts'
import { PublishedFiles } from './publishedFiles.ts'

const start = workerData as FrontStart
const cache = new FileCache()
let shown: PublishedFiles | undefined
/** What is shown next, while it is being loaded: what changes meanwhile changes there too. */
let next: PublishedFiles | undefined
let forward: ReturnType<typeof forwardTo> | undefined

function say(reply: FrontReply): void {
  parentPort?.postMessage(reply)
}

/** Nothing is answered before the public site can be: it is one server to whoever asks. */
function begin(listener: Listener): void {
  const files = (): PublishedFiles | undefined => shown
  listener.answerWith(async (request, response) => {
    const [forServer, now] = [forward, files()]
    if (forServer === undefined || now === undefined) return void response.writeHead(503).end()
    if (isForServer(request.url ?? '/')) return forServer(request, response)
    return serveStatic(request, response, () => files() ?? now, cache)
  })
}

async function carryOut(order: FrontOrder, listener: Listener): Promise<void> {
  switch (order.kind) {
    case 'behind':
      forward = forwardTo(order.port, start.secret, start.trustedProxies)
      break
    case 'load':
      next ??= new PublishedFiles(order.folder)
      next.change(order.files)
      break
    case 'show':
      if (shown === undefined) begin(listener)
      shown = next
      next = undefined
      break
    case 'change':
      ;(next ?? shown)?.change(order.files)
      break
    case 'close':
      await listener.close()
  }
  if ('number' in order) say({ kind: 'done', number: order.number })
}

try {
  const listener = await Listener.open(start, pino(logOptions(start.logLevel)))
  parentPort?.on('message', (order: FrontOrder) => void carryOut(order, listener))
  say({ kind: 'open', port: listener.port })
} catch (error) {
  if (!(error instanceof StartError)) throw error
  say({ kind: 'refused', problem: error.message })
}
