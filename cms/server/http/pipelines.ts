import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** Requests that may be unanswered on one connection. Browsers and proxies send one, and the next when it is answered. */
export const mostUnanswered = 64

interface Waiting {
  request: Pick<IncomingMessage, 'socket' | 'destroyed'>
  answer: () => void
}

/** What is unanswered on one connection. */
interface Line {
  unanswered: number
  waiting: Waiting[]
}

/**
 * Answers the requests of one connection one after the other, as they must be answered in order anyway: whoever sends
 * a thousand at once is one who asks, not a thousand. What nobody waits for any more is never begun, and a connection
 * with too many unanswered requests is ended, for whoever sent them to ask again (RFC 9112, 9.3.2).
 */
export class Pipelines {
  readonly #lines = new WeakMap<Duplex, Line>()

  /** Answers a request when those before it on its connection have been answered. */
  take(request: Waiting['request'], response: Pick<ServerResponse, 'once'>, answer: () => void): void {
    const { socket } = request
    // what had come in one piece is still told after the end
    if (socket.destroyed) return
    const line = this.#lines.get(socket) ?? { unanswered: 0, waiting: [] }
    this.#lines.set(socket, line)
    if (line.unanswered === mostUnanswered) return void socket.destroy()
    line.unanswered++
    response.once('close', () => {
      line.unanswered--
      next(line)
    })
    if (line.unanswered === 1) answer()
    else line.waiting.push({ request, answer })
  }
}

/** Begins the next that somebody waits for. Node destroys the requests of a client that sends no more. */
function next(line: Line): void {
  for (let one = line.waiting.shift(); one !== undefined; one = line.waiting.shift()) {
    if (!one.request.destroyed && !one.request.socket.destroyed) return one.answer()
    line.unanswered--
  }
}
