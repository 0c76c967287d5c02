import { Refusal } from './answer.ts'

/** Lets heavy work in: one piece a person, and few in all, so that the server has memory and time for the others. */
export class Gate {
  readonly #most: number
  readonly #inside = new Set<string>()

  /** @param most pieces of work at a time */
  constructor(most: number) {
    this.#most = most
  }

  /**
   * Does the work of a person. Nobody waits at the gate: whoever waits holds a connection, and would not know why.
   * @throws Refusal 429 while this person's work is under way, 503 while that of too many others is
   */
  async pass<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (this.#inside.has(person))
      throw new Refusal(429, '您的上一个表格还没有算完（可能在另一个窗口）。请等它结束再试，通常不到一分钟。')
    if (this.#inside.size >= this.#most)
      throw new Refusal(503, `现在已有 ${this.#inside.size} 个人在预览或导出表格。请过一分钟再试。`)
    this.#inside.add(person)
    try {
      return await work()
    } finally {
      this.#inside.delete(person)
    }
  }
}

/** For the reading and planning of tables, and for exports. */
export const tableGate = new Gate(3)
