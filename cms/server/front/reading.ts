import type { ServerResponse } from 'node:http'
import type { Who } from './places.ts'

/** Of whom an answer is, and how it is taken. */
export interface Answer extends Who {
  /** How far its reader is behind one at a steady pace, in bytes; nothing when it has all that there is so far. */
  behind: () => number
  /** Ends it. */
  end: () => void
}

/**
 * Answers of the CMS that are being read, each of which keeps a connection to it. When there are too many, one of the
 * network and the address with the most gives way: the one that is furthest behind, so the oldest and slowest. Whoever
 * comes always is let in.
 */
export class Reading {
  readonly #most: number
  readonly #answers = new Set<Answer>()

  /** @param most at a time */
  constructor(most: number) {
    this.#most = most
  }

  /** Takes one in. @returns to be called when it is over */
  begin(answer: Answer): () => void {
    const givesWay = this.#answers.size < this.#most ? undefined : this.#whoGivesWay()
    if (givesWay !== undefined) {
      this.#answers.delete(givesWay)
      givesWay.end()
    }
    this.#answers.add(answer)
    return () => void this.#answers.delete(answer)
  }

  #whoGivesWay(): Answer | undefined {
    const crowded = ofLargest(ofLargest([...this.#answers], 'network'), 'address')
    let [slowest, most] = [crowded[0], -1]
    for (const answer of crowded) {
      const behind = answer.behind()
      if (behind > most) [slowest, most] = [answer, behind]
    }
    return slowest
  }
}

/** Those of all networks or addresses that have the most of them, oldest first. */
function ofLargest(answers: readonly Answer[], by: keyof Who): Answer[] {
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(answer[by], (counts.get(answer[by]) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return answers.filter((answer) => counts.get(answer[by]) === most)
}

/** A steady pace, in bytes a second: a telephone far from its mast. */
const pace = 64 * 1024

/** Tells how far the reader of an answer is behind from now on, in bytes. */
export function behindOf({ socket }: ServerResponse): () => number {
  const taken = (): number => (socket === null ? 0 : socket.bytesWritten - socket.writableLength)
  const [began, before] = [performance.now(), taken()]
  return () => {
    if (socket === null || socket.writableLength === 0) return 0
    return Math.max(0, ((performance.now() - began) / 1000) * pace - (taken() - before))
  }
}
