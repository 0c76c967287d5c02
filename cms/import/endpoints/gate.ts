import { Refusal } from './answer.ts'

/** Lets heavy work in: one piece a person, and few in all, so that the server has memory and time for the others. */
export class Gate {
  readonly #most: number
  readonly #inside = new Set<string>()
  readonly #words: { own: string; others: (count: number) => string }

  /**
   * @param most pieces of work at a time
   * @param words what somebody is told whose own work is under way, and whom others keep out
   */
  constructor(most: number, words: { own: string; others: (count: number) => string }) {
    this.#most = most
    this.#words = words
  }

  /**
   * Does the work of a person. Nobody waits at the gate: whoever waits holds a connection, and would not know why.
   * @throws Refusal 429 while this person's work is under way, 503 while that of too many others is
   */
  async pass<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (this.#inside.has(person)) throw new Refusal(429, this.#words.own)
    if (this.#inside.size >= this.#most) throw new Refusal(503, this.#words.others(this.#inside.size))
    this.#inside.add(person)
    try {
      return await work()
    } finally {
      this.#inside.delete(person)
    }
  }
}

/** For the reading and planning of tables, and for exports. */
export const tableGate = new Gate(3, {
  own: '您的上一个表格还没有算完（可能在另一个窗口）。请等它结束再试，通常不到一分钟。',
  others: (count) => `现在已有 ${count} 个人在预览或导出表格。请过一分钟再试。`,
})

/** For the look whether a batch can be undone, which holds all of its journal in memory. */
export const undoGate = new Gate(1, {
  own: '您的上一次撤销还在核对（可能在另一个窗口）。请等它结束再试，通常不到一分钟。',
  others: () => '现在有人在撤销另一批，正在核对。请过一分钟再试。',
})
