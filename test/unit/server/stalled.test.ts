import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lookMs, Stalled } from '../../../cms/server/http/stalled.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** An answer of which the reader is waited for, and its connection. */
function unread() {
  const socket = {
    destroyed: false,
    /** What the system has, and what waits for it. */
    taken: 0,
    writableLength: 100_000,
    get bytesWritten() {
      return socket.taken + socket.writableLength
    },
    destroy: () => void (socket.destroyed = true),
  }
  const response = Object.assign(new EventEmitter(), { writableFinished: false })
  return { socket, response, request: { socket, complete: true } }
}
type Unread = ReturnType<typeof unread>

function watch(isPublic: boolean, { request, response }: Unread): Stalled {
  const stalled = new Stalled(isPublic)
  stalled.watch(request as unknown as IncomingMessage, response as unknown as ServerResponse)
  return stalled
}
/** An hour, second by second. */
function anHour({ socket }: Unread, each: (second: number) => void): boolean {
  for (let second = 0; second < 3600 && !socket.destroyed; second++) {
    each(second)
    vi.advanceTimersByTime(lookMs)
  }
  return !socket.destroyed
}

describe('answers that are slowly read', () => {
  it('should go on for whoever reads a kilobyte a second, in whichever pieces the system takes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(99), (seconds, shift) => {
        const slow = unread()
        const stalled = watch(true, slow)
        const goesOn = anHour(slow, (second) => {
          if ((second + shift) % seconds === 0) slow.socket.taken += seconds * 1024
        })
        stalled.stop()
        expect(goesOn).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('should end for whoever reads a byte now and then, or nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 150 }), (seconds, bytes) => {
        const slow = unread()
        const stalled = watch(true, slow)
        const goesOn = anHour(slow, (second) => {
          if (second % seconds === 0) slow.socket.taken += bytes
        })
        stalled.stop()
        expect(goesOn).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  it.each(['what is still in the making', 'what the front reads'])('should not be ended for %s', (reason) => {
    const slow = unread()
    if (reason === 'what is still in the making') slow.socket.writableLength = 0
    const stalled = watch(reason !== 'what the front reads', slow)
    expect(anHour(slow, () => undefined)).toBe(true)
    stalled.stop()
  })

  it('should give whoever goes on sending after its answer some seconds, however long that was read', () => {
    const slow = unread()
    slow.request.complete = false
    const stalled = watch(true, slow)
    vi.advanceTimersByTime(200 * lookMs)
    Object.assign(slow.response, { writableFinished: true })
    vi.advanceTimersByTime(2 * lookMs)
    expect(slow.socket.destroyed).toBe(false)
    vi.advanceTimersByTime(lookMs)
    expect(slow.socket.destroyed).toBe(true)
    stalled.stop()
  })
})
