import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import sharp, { type Sharp } from 'sharp'

/**
 * Pictures that are worked on at a time, each with one thread: of two processors one stays free for the others, and of
 * the four threads on which Node also makes the hashes of log-ins at least two.
 */
const turns = pLimit(Math.max(1, Math.min(2, Math.floor(availableParallelism() / 2))))
sharp.concurrency(1)

/** sharp, whose pictures are decoded and written in turn: for whatever is made of what people send, by Payload too. */
export const sharpInTurn = ((...args: Parameters<typeof sharp>): Sharp => inTurn(sharp(...args))) as typeof sharp

function inTurn(picture: Sharp): Sharp {
  const toBuffer = picture.toBuffer.bind(picture) as (options?: object) => Promise<unknown>
  const clone = picture.clone.bind(picture)
  // Payload makes each size of a clone
  return Object.assign(picture, {
    toBuffer: (options?: object) => turns(() => toBuffer(options)),
    clone: () => inTurn(clone()),
  })
}
