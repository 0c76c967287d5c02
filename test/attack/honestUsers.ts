import { setTimeout as pause } from 'node:timers/promises'
import { createEntry } from '../support/entries.ts'
import { expectDone } from './answers.ts'
import type { Size } from './attack.ts'
import { type AttackedSite, password } from './attackedSite.ts'
import type { Tally } from './tally.ts'

/** Pause of a person between two things that they do, in milliseconds. */
const pauseMs = 100

/** Something that an honest person does. @throws when it is not done */
export type Act = () => Promise<void>

/** People who go on working while the site is attacked. Their waits are what an attack costs. */
export class HonestUsers {
  readonly #limitMs: number
  readonly #ending = new AbortController()
  readonly #loops: Promise<void>[]
  readonly #problems = new Map<string, string>()
  readonly #done = new Map<string, number>()
  /** What is under way, since when. */
  readonly #since = new Map<string, number>()
  #worst = { ms: 0, act: '' }

  private constructor(acts: Record<string, Act>, limitMs: number) {
    this.#limitMs = limitMs
    this.#loops = Object.entries(acts).map(([name, act]) => this.#repeat(name, act))
  }

  /** People who read pages, log in and save. @param more what others do beside them, by what it is called */
  static async begin(
    site: AttackedSite,
    { honestLimitMs }: Size,
    more: Record<string, Act> = {},
  ): Promise<HonestUsers> {
    const begun = async () => (await createEntry(site.chief, 'notices', { title: '照常上班', slug: freeSlug() })).id
    let [id, count] = [await begun(), 0]
    return new HonestUsers(
      {
        'read a public page': async () => expectDone(await fetch(`${site.url}/notices/`)),
        save: async () => {
          const data = { summary: `第 ${++count} 次` }
          const answer = await site.chief.request('PATCH', `/api/notices/${id}?draft=true`, data)
          // somebody who may has removed it
          if (answer.status === 404) id = await begun()
          else await expectDone(answer)
        },
        // each from a place of their own
        'log in': async () => expectDone(await logIn(site, `198.51.100.${count % 250}`)),
        ...more,
      },
      honestLimitMs,
    )
  }

  /** Whether everybody has done everything at least so often, or somebody waited too long. */
  hasSeenEnough(times: number): boolean {
    const isStuck = [...this.#since.values()].some((since) => performance.now() - since > this.#limitMs)
    return isStuck || this.#worst.ms > this.#limitMs || [...this.#done.values()].every((done) => done >= times)
  }

  /** Waits until everybody has done everything so often, or somebody cannot. @param patience in milliseconds */
  async untilDone(times: number, patience: number): Promise<void> {
    const deadline = Date.now() + patience
    while (!this.hasSeenEnough(times) && Date.now() < deadline) await pause(20)
  }

  /** Lets them finish what they are doing, and puts what they met into a tally. */
  async end(tally: Tally): Promise<void> {
    this.#ending.abort()
    await Promise.all(this.#loops)
    tally.worstMs = Math.max(tally.worstMs ?? 0, this.#worst.ms)
    if (this.#worst.ms > this.#limitMs)
      tally.fail('an honest user waited too long', `${this.#worst.act}: ${Math.round(this.#worst.ms)} ms`)
    for (const [act, problem] of this.#problems) tally.fail(`an honest user could not ${act}`, problem)
    for (const [act, done] of this.#done) if (done === 0) tally.fail(`an honest user never got to ${act}`)
  }

  async #repeat(name: string, act: Act): Promise<void> {
    this.#done.set(name, 0)
    const { signal } = this.#ending
    while (!signal.aborted) {
      const started = performance.now()
      this.#since.set(name, started)
      try {
        await act()
        this.#done.set(name, (this.#done.get(name) ?? 0) + 1)
      } catch (error) {
        if (!this.#problems.has(name))
          this.#problems.set(name, error instanceof Error ? error.message.slice(0, 300) : '')
      }
      this.#since.delete(name)
      const ms = performance.now() - started
      if (ms > this.#worst.ms) this.#worst = { ms, act: name }
      await pause(pauseMs)
    }
  }
}

let slugs = 0
/** An address that no other entry has. */
export function freeSlug(): string {
  return `honest-${process.pid}-${++slugs}`
}

function logIn(site: AttackedSite, address: string): Promise<Response> {
  return fetch(`${site.url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: JSON.stringify({ email: 'editor@example.org', password }),
  })
}
