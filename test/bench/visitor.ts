import { Agent, request as send } from 'node:http'

/** What a visitor got. */
export interface Seen {
  status: number
  text: string
}

/** A visitor of the public site on one kept connection. */
export class Visitor {
  readonly #url: string
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(url: string) {
    this.#url = url
  }

  get(path: string): Promise<Seen> {
    return new Promise((resolve, reject) => {
      const request = send(this.#url + encodeURI(path), { agent: this.#agent }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
      })
      request.on('error', reject)
      request.end()
    })
  }

  /**
   * Asks again and again until a page is as it should be.
   * @returns how often it asked
   * @throws when that takes longer than half a minute
   */
  async until(path: string, isThere: (seen: Seen) => boolean): Promise<number> {
    const giveUp = performance.now() + 30_000
    for (let asked = 1; performance.now() < giveUp; asked++) if (isThere(await this.get(path))) return asked
    throw new Error(`${path} did not change`)
  }

  close(): void {
    this.#agent.destroy()
  }
}
