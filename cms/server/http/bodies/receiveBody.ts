import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { Transform, type TransformCallback, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../../base/refusal.ts'
import { contentReason } from '../../../base/network/refusals.ts'
import { type BodyLimit, largestDocument } from './bodyLimits.ts'

/** How fast a body has to come. */
type Pace = Pick<BodyLimit, 'longestMs' | 'windowMs' | 'leastBytesAWindow'>

/** A larger body is a file, and waits in one until it has arrived whole. */
const largestInMemory = largestDocument

/** A body that has arrived whole. */
export interface WholeBody {
  content: Buffer | { file: string; size: number }
  /** Removes its file, if it has one. */
  discard: () => Promise<void>
}

/** The sender was too slow: a stalled one must not be waited for. */
export class SlowBody extends Refusal {
  constructor() {
    super(contentReason('content-too-slow'))
  }
}
/** The sender went away. */
export class BodyGone extends Error {}

/**
 * Takes a body whole, whatever becomes of its request then: nothing else waits for the one who sends it.
 * @param request with its length in Content-Length, which may be as large as the limit at most
 * @param folder where a larger body waits
 * @throws SlowBody and BodyGone; what had come is thrown away
 */
export async function receiveBody(request: IncomingMessage, limit: BodyLimit, folder: string): Promise<WholeBody> {
  if (lengthOf(request) <= largestInMemory) {
    const parts: Buffer[] = []
    await gather(request, limit, (part) => void parts.push(part))
    return { content: Buffer.concat(parts), discard: () => Promise.resolve() }
  }
  const file = path.join(folder, randomUUID())
  const discard = (): Promise<void> => rm(file, { force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await arrive(request, limit, createWriteStream(file, { mode: 0o600 }))
  } catch (error) {
    await discard()
    throw error
  }
  return { content: { file, size: lengthOf(request) }, discard }
}

/** Longest time that a refused body is thrown away before its sender is told, in milliseconds: it keeps a place so long. */
const longestDrainMs = 5_000

/**
 * Reads a body that is refused and throws it away, to its end or for some seconds: a browser that is cut off while it
 * sends shows no answer at all, and nobody else may wait for one who sends what nobody takes.
 * @throws BodyGone
 */
export async function drainBody(request: IncomingMessage): Promise<void> {
  const limit = { longestMs: longestDrainMs, windowMs: longestDrainMs, leastBytesAWindow: 0 }
  try {
    await gather(request, limit, () => undefined)
  } catch (error) {
    if (!(error instanceof SlowBody)) throw error
  }
}

/** The length that a request says its body has, in bytes; 0 without a body. */
export function lengthOf({ headers }: Pick<IncomingMessage, 'headers'>): number {
  return Number(headers['content-length'] ?? 0)
}

/** Reads a body that is kept nowhere but in memory: streams would cost more than what most are the bodies of. */
function gather(request: IncomingMessage, limit: Pace, take: (part: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const onData = (part: Buffer): void => {
      pace.count(part.length)
      take(part)
    }
    const end = (then: () => void) => (): void => {
      pace.end()
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      then()
    }
    const onEnd = end(resolve)
    const onClose = end(() => reject(new BodyGone()))
    // the request itself is left to its connection: the sender is still to be told why
    const onSlow = end(() => {
      request.pause()
      reject(new SlowBody())
    })
    const pace = watch(request, limit, onSlow)
    if (request.destroyed && !request.readableEnded) return onClose()
    request.on('data', onData).once('end', onEnd).once('close', onClose).resume()
  })
}

async function arrive(request: IncomingMessage, limit: Pace, target: Writable): Promise<void> {
  const counter = new Transform({
    transform(part: Buffer, _encoding, done: TransformCallback) {
      pace.count(part.length)
      done(null, part)
    },
  })
  let onSlow: () => void = () => undefined
  const pace = watch(request, limit, () => onSlow())
  const gone = new Promise<never>((_resolve, reject) => {
    request.once('close', () => {
      if (!request.readableEnded) reject(new BodyGone())
    })
    onSlow = () => reject(new SlowBody())
  })
  try {
    // it may have gone while its file was made ready
    if (request.destroyed && !request.readableEnded) throw new BodyGone()
    request.pipe(counter)
    await Promise.race([pipeline(counter, target), gone])
  } finally {
    pace.end()
    request.unpipe(counter)
    counter.destroy()
    target.destroy()
    // a file that is still being opened would appear after it was removed
    if (!target.closed) await new Promise((resolve) => target.once('close', resolve))
  }
}

/** Looks how fast a body comes. @param onSlow is called when it is too slow, at the earliest in a later turn */
function watch(
  request: IncomingMessage,
  { longestMs, windowMs, leastBytesAWindow }: Pace,
  onSlow: () => void,
): { count: (bytes: number) => void; end: () => void } {
  let [inWindow, isOver] = [0, false]
  const look = (isLate: () => boolean) => () =>
    // what has come while we were busy is read first
    setImmediate(() => {
      if (!isOver && isLate()) onSlow()
    })
  const total = setTimeout(
    look(() => true),
    longestMs,
  )
  const window = setInterval(
    look(() => {
      // what waits to be written is our own delay
      const isLate = inWindow < leastBytesAWindow && request.readableLength === 0
      inWindow = 0
      return isLate
    }),
    windowMs,
  )
  return {
    count: (bytes) => void (inWindow += bytes),
    end: () => {
      isOver = true
      clearTimeout(total)
      clearInterval(window)
    },
  }
}
