import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Outputs } from './outputs/outputs.ts'
import { levels } from './queue/levels.ts'
import { belongs, inspect, isIntact, type Strays } from './release/inspection.ts'
import type { Release } from './release/release.ts'
import { inSlices, type Pace } from './slices.ts'

/** Finds what is not in a release as outputs and manifest say, and has it put right. */
export class Mender {
  readonly #outputs: Outputs
  readonly #release: Release
  readonly #enqueue: (path: string, level: number) => void
  #suspects = noStrays()

  /** @param enqueue has a file made again; level 0 for what is most urgent */
  constructor(outputs: Outputs, release: Release, enqueue: (path: string, level: number) => void) {
    this.#outputs = outputs
    this.#release = release
    this.#enqueue = enqueue
  }

  /** How many files are to be looked at again. */
  get waiting(): number {
    return this.#suspects.damaged.length + this.#suspects.foreign.length
  }

  /** Looks for files that are damaged, missing or nobody's. */
  async inspect(pace: Pace): Promise<void> {
    const { folder, manifest } = this.#release
    const expected = new Set<string>()
    await inSlices(this.#outputs.paths(), pace, (url) => {
      expected.add(url)
      if (!manifest.has(url)) this.#enqueue(url, levels.first)
    })
    await inSlices(manifest.keys(), pace, (url) => {
      if (!expected.has(url) && this.#outputs.isKnown(url)) this.#enqueue(url, levels.first)
    })
    this.#suspects = await inspect(folder, manifest, pace)
    await this.inspectSizes(pace)
  }

  /** Looks for files that are whole and yet have another size than they should: what was copied was damaged. */
  async inspectSizes(pace: Pace): Promise<void> {
    await inSlices(this.#release.manifest.keys(), pace, (url) => {
      if (!this.#isOfRightSize(url)) this.#suspects.damaged.push(url)
    })
  }

  /** Looks again at what was found amiss, now that nothing is being written, and has it made again or removes it. */
  async mend(): Promise<void> {
    const { damaged, foreign } = this.#suspects
    if (damaged.length + foreign.length === 0) return
    await this.#release.settled()
    this.#suspects = noStrays()
    const { folder, manifest } = this.#release
    await inSlices(damaged, { pause: 0 }, (url) => {
      const file = manifest.get(url)
      if (file === undefined || (isIntact(file) && this.#isOfRightSize(url))) return
      this.#release.distrust(url)
      this.#enqueue(url, levels.first)
    })
    for (const name of foreign) if (!belongs(manifest, name)) removeForeign(path.join(folder, name))
  }

  #isOfRightSize(url: string): boolean {
    const wanted = this.#outputs.sizeOf(url)
    return wanted === undefined || this.#release.manifest.get(url)?.size === wanted
  }
}

function noStrays(): Strays {
  return { damaged: [], foreign: [] }
}

/** A file that nobody may remove harms less than a publish that waits for it. */
function removeForeign(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // it stays, and is met again by the next check
  }
}
