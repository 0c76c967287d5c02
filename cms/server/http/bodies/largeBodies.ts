import type { Reason } from '../../../base/catalogue.ts'
import { contentReason } from '../../../base/network/refusals.ts'

/** Most large bodies under way: of one person, whose bulk upload sends one after the other, and in all. */
const [mostOfOne, mostInAll] = [2, 20]
/** Stored while it comes, again as a file, and once more in other sizes (cms/base/disk/fullDisk.ts). */
const timesStored = 3
/** Must stay free beside what is under way, in bytes. */
const spare = 16 * 2 ** 20

/** Lets large bodies in, which wait in files until they have come: a few at a time, and none for which there is no room. */
export class LargeBodies {
  readonly #underWay = new Map<string, number[]>()
  readonly #free: () => Promise<number>

  /** @param free tells the room on the disk where they wait, in bytes */
  constructor(free: () => Promise<number>) {
    this.#free = free
  }

  /**
   * Lets one in.
   * @param person who sends it
   * @param bytes that it says it has
   * @returns to be called when it has gone, or why it is not taken
   */
  async enter(person: string, bytes: number): Promise<(() => void) | Reason> {
    const own = this.#underWay.get(person) ?? []
    if (own.length >= mostOfOne) return contentReason('own-large-files-under-way', { most: mostOfOne })
    const all = [...this.#underWay.values()].flat()
    if (all.length >= mostInAll) return contentReason('large-files-under-way', { most: mostInAll })
    // counted before the disk is asked, so that the next one counts it too
    this.#change(person, (sizes) => [...sizes, bytes])
    let isInside = true
    const leave = (): void => {
      if (isInside) this.#change(person, (sizes) => sizes.toSpliced(sizes.indexOf(bytes), 1))
      isInside = false
    }
    const promised = all.reduce((sum, size) => sum + size, bytes)
    // a disk that cannot be asked is not held to be full: the write itself will tell
    if ((await this.#free().catch(() => Infinity)) >= promised * timesStored + spare) return leave
    leave()
    return contentReason('no-room-for-large-file')
  }

  #change(person: string, change: (sizes: number[]) => number[]): void {
    const sizes = change(this.#underWay.get(person) ?? [])
    if (sizes.length === 0) this.#underWay.delete(person)
    else this.#underWay.set(person, sizes)
  }
}
