import type { IncomingMessage, ServerResponse } from 'node:http'

/** How often connections are looked at, in milliseconds. */
export const lookMs = 1000
/** Looks that somebody who was answered may go on sending, so that the answer arrives. */
const sendingLooks = 3
/**
 * Looks at a time within which a reader who is waited for must take something of an answer, and how much, in bytes: a
 * line of a quarter of a kilobyte a second does. Over five minutes, as the system takes it in large pieces, and a player
 * that has enough for now comes back for the rest.
 */
const [readingLooks, leastReadBytes] = [300, 64 * 1024]

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  /** Looks since its answer was written whole. */
  sending: number
  /** Looks since its reader is waited for, and what had been taken then, in bytes of the connection. */
  reading: number
  taken: number
}

/**
 * Ends connections on which nothing moves any more, or hardly anything: those of clients that go on sending after their
 * answer, and of those that do not take theirs. How fast a body must come is seen to by whoever takes it.
 */
export class Stalled {
  readonly #exchanges = new Set<Exchange>()
  readonly #isPublic: boolean
  readonly #timer = setInterval(() => this.#look(), lookMs).unref()

  /** @param isPublic whether readers come straight; the front looks after its own, and takes in larger pieces */
  constructor(isPublic: boolean) {
    this.#isPublic = isPublic
  }

  /** Looks after a request until its connection is free again. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    const exchange: Exchange = { request, response, sending: 0, reading: 0, taken: 0 }
    this.#exchanges.add(exchange)
    // closed once it has been answered, or its connection has ended
    response.once('close', () => {
      if (request.complete || request.socket.destroyed) this.#exchanges.delete(exchange)
    })
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    for (const exchange of this.#exchanges) {
      const { request, response } = exchange
      const { socket } = request
      if (socket.destroyed || (response.writableFinished && request.complete)) {
        this.#exchanges.delete(exchange)
        continue
      }
      if (response.writableFinished) {
        if (++exchange.sending >= sendingLooks) socket.destroy()
      } else if (this.#isPublic && isTooSlow(exchange)) socket.destroy()
    }
  }
}

/** Whether the reader of an answer takes too little of what is there for it; what is still in the making is not its delay. */
function isTooSlow(exchange: Exchange): boolean {
  const { socket } = exchange.request
  const taken = socket.bytesWritten - socket.writableLength
  const isWaitedFor = socket.writableLength > 0
  if (isWaitedFor && exchange.reading++ > 0 && exchange.reading <= readingLooks) return false
  const isTooLittle = isWaitedFor && exchange.reading > readingLooks && taken - exchange.taken < leastReadBytes
  Object.assign(exchange, { reading: isWaitedFor ? 1 : 0, taken })
  return isTooLittle
}
