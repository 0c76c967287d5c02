/** Most large bodies under way: of one person, whose bulk upload sends one after the other, and in all. */
const [mostOfOne, mostInAll] = [2, 20]
/** Stored while it comes, again as a file, and once more in other sizes (cms/disk/fullDisk.ts). */
const timesStored = 3
/** Must stay free beside what is under way, in bytes. */
const spare = 16 * 2 ** 20

/** Why a large body is not taken, for whoever sent it, in Chinese. */
export interface NotTaken {
  status: 429 | 503 | 507
  message: string
}

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
  async enter(person: string, bytes: number): Promise<(() => void) | NotTaken> {
    const own = this.#underWay.get(person) ?? []
    if (own.length >= mostOfOne)
      return { status: 429, message: `您已有 ${mostOfOne} 个大文件正在上传。请等其中一个传完，再传下一个。` }
    const all = [...this.#underWay.values()].flat()
    if (all.length >= mostInAll)
      return { status: 503, message: `现在已有 ${mostInAll} 个大文件正在上传。请过几分钟再试。` }
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
    return {
      status: 507,
      message:
        '服务器的磁盘放不下这个文件，连同别人正在上传的。没有保存任何东西。请告诉管理员清理磁盘，或等别人传完再试。',
    }
  }

  #change(person: string, change: (sizes: number[]) => number[]): void {
    const sizes = change(this.#underWay.get(person) ?? [])
    if (sizes.length === 0) this.#underWay.delete(person)
    else this.#underWay.set(person, sizes)
  }
}
