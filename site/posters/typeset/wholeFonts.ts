import { createRequire } from 'node:module'
import path from 'node:path'
import type { Font } from 'fontkit'
import { type Family, readFont } from './fontFamily.ts'

const require = createRequire(import.meta.url)

/**
 * Fonts out of an npm package that has one large file (WOFF2) for each weight, and all letters in each. A file is read
 * when a letter is first asked for: some 20 MB, which the rare letter costs and no other.
 */
export class WholeFonts implements Family {
  readonly #folder: string
  readonly #name: string
  readonly #weights: readonly number[]
  readonly #letters: RegExp
  readonly #fonts = new Map<number, Promise<Font>>()

  private constructor(folder: string, name: string, weights: readonly number[], letters: RegExp) {
    this.#folder = folder
    this.#name = name
    this.#weights = weights
    this.#letters = letters
  }

  /**
   * @param name of the package below `@fontsource`
   * @param weights of which it has a file, at least one
   * @param letters that are asked of it; for another one no file is read
   * @throws when it is not installed
   */
  static open(name: string, weights: readonly number[], letters: RegExp): WholeFonts {
    return new WholeFonts(path.dirname(require.resolve(`@fontsource/${name}/package.json`)), name, weights, letters)
  }

  async fontOf(codePoint: number, weight: number): Promise<Font | undefined> {
    if (!this.#letters.test(String.fromCodePoint(codePoint))) return undefined
    const nearest = this.#weights.reduce((one, other) =>
      Math.abs(other - weight) < Math.abs(one - weight) ? other : one,
    )
    const known = this.#fonts.get(nearest) ?? readFont(this.#fileOf(nearest))
    this.#fonts.set(nearest, known)
    const font = await known
    return font.hasGlyphForCodePoint(codePoint) ? font : undefined
  }

  /** The package calls its one part `latin`, whatever is in it. */
  #fileOf(weight: number): string {
    return path.join(this.#folder, 'files', `${this.#name}-latin-${weight}-normal.woff2`)
  }
}
