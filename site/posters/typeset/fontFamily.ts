import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import decompress from 'wawoff2/decompress.js'
import { z } from 'zod'

const require = createRequire(import.meta.url)

/** Which characters each file of a package is said to have: `U+4e00-4e1f,U+4e21`. It says more than is there. */
const ranges = z.record(z.string(), z.string())

/** A family of fonts, by what its letters are asked for. */
export interface Family {
  /** The font that has a character, in a weight from 200 to 900 or the one next to it; undefined when none has it. */
  fontOf(codePoint: number, weight: number): Promise<Font | undefined>
}

interface Part {
  /** First and last code points. */
  ranges: readonly (readonly [number, number])[]
  file: string
  font: Promise<Font> | undefined
}

/**
 * A variable font out of an npm package that has it in some hundred parts (WOFF2). A part is read when a character of it
 * is first asked for; what a font has is what the parts themselves say.
 */
export class FontFamily implements Family {
  readonly #parts: readonly Part[]
  /** Parts by weight, since each has outlines of its own. */
  readonly #weighted = new Map<string, Font>()

  private constructor(parts: readonly Part[]) {
    this.#parts = parts
  }

  /** @param name of the package below `@fontsource-variable`. @throws when it is not installed */
  static async open(name: string): Promise<FontFamily> {
    const folder = path.dirname(require.resolve(`@fontsource-variable/${name}/package.json`))
    const known = ranges.parse(JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8')))
    return new FontFamily(
      Object.entries(known).map(([part, text]) => ({
        ranges: text.split(',').map(rangeOf),
        file: path.join(folder, 'files', `${name}-${part.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`),
        font: undefined,
      })),
    )
  }

  async fontOf(codePoint: number, weight: number): Promise<Font | undefined> {
    for (const part of this.#parts) {
      if (!part.ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue
      const font = await (part.font ??= readFont(part.file))
      if (font.hasGlyphForCodePoint(codePoint)) return this.#inWeight(part.file, font, weight)
    }
    return undefined
  }

  #inWeight(file: string, font: Font, weight: number): Font {
    const name = `${weight}/${file}`
    const known = this.#weighted.get(name) ?? font.getVariation({ wght: weight })
    this.#weighted.set(name, known)
    return known
  }
}

/** Reads a font out of a file of WOFF2. */
export async function readFont(file: string): Promise<Font> {
  // copied: what it gives lies in memory that the next call overwrites
  const font = create(Buffer.from(await decompress(await readFile(file))))
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`a collection of fonts: ${path.basename(file)}`)
  return font
}

function rangeOf(text: string): readonly [number, number] {
  const [from = '', to = from] = text.trim().slice('U+'.length).split('-')
  return [parseInt(from, 16), parseInt(to, 16)]
}
