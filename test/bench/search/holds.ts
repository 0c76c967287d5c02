/**
 * How long the event loop is held at a time, counted in CPU time of this thread: on a machine that others use, the clock
 * says how long they held it.
 */
export class Holds {
  #most = 0
  #isOn = true

  constructor() {
    let before = cpu()
    const look = (): void => {
      const now = cpu()
      this.#most = Math.max(this.#most, now - before)
      before = now
      if (this.#isOn) setImmediate(look)
    }
    setImmediate(look)
  }

  /** Ends it. @returns milliseconds */
  longest(): number {
    this.#isOn = false
    return this.#most
  }
}

function cpu(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
