import type { IncomingMessage } from 'node:http'
import { type BodyLimit, openLimit } from '../http/bodies/bodyLimits.ts'
import { limitOf } from '../http/bodies/limitOf.ts'
import { BodyGone, lengthOf, receiveBody, SlowBody } from '../http/bodies/receiveBody.ts'
import { decodedPath, pathIn } from '../../base/network/paths.ts'
import type { Kind } from './kinds.ts'

/** Most bytes of staff's bodies that are kept here; what is beyond goes on as it comes, as large bodies do. */
const mostKept = 64 * 2 ** 20

/** What has come of a request before it takes a place. */
export interface Came {
  /** Of whom the place is. */
  kind: Kind
  /** The whole body; undefined when there is none, or when it goes on as it comes. */
  body: Buffer | undefined
  /** To be called when the body is of no use any more. */
  forget: () => void
}

/** How the body of a request may come, by its address as it was sent. */
export function limitAt(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): BodyLimit {
  return limitOf(request, decodedPath(pathIn(request.url ?? '/')) ?? '')
}

/**
 * Waits for bodies, so that nobody holds a place with one that does not come: a small one is there whole before its
 * request takes a place, and a large one has begun. How fast it comes on is seen to by the CMS, which gives it up.
 */
export class BodyFirst {
  #kept = 0

  /**
   * Waits for the body of a request.
   * @throws SlowBody and BodyGone
   */
  async wait(request: IncomingMessage, kind: Kind): Promise<Came> {
    const length = lengthOf(request)
    const asItComes = { kind, body: undefined, forget: () => undefined }
    if (length === 0) return asItComes
    // the CMS takes no larger one of strangers, and says so before it comes
    if (kind !== 'staff' && kind !== 'upload')
      return length > openLimit.largestBytes ? asItComes : { ...asItComes, body: await whole(request, openLimit) }
    const limit = limitAt(request)
    if (kind === 'upload' || this.#kept + length > mostKept) {
      await begun(request, limit.windowMs)
      return { ...asItComes, kind: 'upload' }
    }
    this.#kept += length
    const forget = (): void => void (this.#kept -= length)
    try {
      return { kind, body: await whole(request, limit), forget }
    } catch (error) {
      forget()
      throw error
    }
  }
}

async function whole(request: IncomingMessage, limit: BodyLimit): Promise<Buffer | undefined> {
  // it is so small that it waits in no file
  const { content } = await receiveBody(request, limit, '')
  return Buffer.isBuffer(content) ? content : undefined
}

async function begun(request: IncomingMessage, longestMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let onReadable: () => void = () => undefined
  let onClose = onReadable
  try {
    await new Promise<void>((resolve, reject) => {
      onReadable = resolve
      onClose = () => reject(new BodyGone())
      if (request.destroyed) return onClose()
      timer = setTimeout(() => reject(new SlowBody()), longestMs)
      request.once('readable', onReadable).once('close', onClose)
    })
  } finally {
    clearTimeout(timer)
    request.off('readable', onReadable).off('close', onClose)
  }
}
