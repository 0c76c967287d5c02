import type { IncomingMessage, ServerResponse } from 'node:http'

/** How often connections are looked at, in milliseconds. */
export const lookMs = 1000
/** Looks that somebody who was answered may go on sending, so that the answer arrives. */
const sendingLooks = 3
/** Looks that somebody may take nothing of an answer; a player that has enough for now comes back for the rest. */
const readingLooks = 300

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  written: number
  looks: number
}

/**
 * Ends connections on which nothing moves any more: those of clients that go on sending after their answer, and of
 * those that do not take theirs. How fast a body must come is seen to by whoever takes it.
 */
export class Stalled {
  readonly #exchanges = new Set<Exchange>()
  readonly #timer = setInterval(() => this.#look(), lookMs).unref()

  /** Looks after a request until its connection is free again. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    const exchange: Exchange = { request, response, written: 0, looks: 0 }
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
      const isAnswered = response.writableFinished
      const isMoving = !isAnswered && (socket.writableLength === 0 || socket.bytesWritten !== exchange.written)
      exchange.looks = isMoving ? 0 : exchange.looks + 1
      exchange.written = socket.bytesWritten
      if (exchange.looks >= (isAnswered ? sendingLooks : readingLooks)) socket.destroy()
    }
  }
}
