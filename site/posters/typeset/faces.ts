import type { PosterFacts } from '../facts.ts'
import { words } from '../draw/words.ts'
import { type Faces, faceFor } from './face.ts'
import { type Family, FontFamily } from './fontFamily.ts'
import { noSort, setText } from './setText.ts'
import { WholeFonts } from './wholeFonts.ts'

/** What drawings write besides the texts of an entry. */
const always = `${noSort}…·–0123456789年月日${Object.values(words).join('')}`

/** The fonts of this package, opened once. */
export class Fonts {
  readonly #serif: Family
  readonly #sans: Family
  /** A script of the brush, with the rare letters that the others lack. */
  readonly #kai: Family

  private constructor(serif: Family, sans: Family, kai: Family) {
    this.#serif = serif
    this.#sans = sans
    this.#kai = kai
  }

  /** @throws when a package of fonts is not installed */
  static async open(): Promise<Fonts> {
    return new Fonts(
      await FontFamily.open('noto-serif-sc'),
      await FontFamily.open('noto-sans-sc'),
      WholeFonts.open('lxgw-wenkai', [300, 500, 700], /^\p{Script=Han}$/u),
    )
  }

  /** The faces of a poster with the letters that some texts need. */
  async facesFor(texts: Iterable<string>): Promise<Faces> {
    const characters = new Set(always)
    for (const text of texts) for (const character of text.normalize('NFC')) characters.add(character)
    return {
      title: await faceFor([this.#serif, this.#sans, this.#kai], 900, characters),
      label: await faceFor([this.#sans, this.#serif, this.#kai], 700, characters),
      text: await faceFor([this.#sans, this.#serif, this.#kai], 450, characters),
    }
  }
}

/** The texts of a poster, wherever they stand in its facts. */
export function textsIn(facts: unknown): string[] {
  if (typeof facts === 'string') return [facts]
  return typeof facts === 'object' && facts !== null ? Object.values(facts).flatMap(textsIn) : []
}

/** Facts whose texts can all be drawn, and the characters that no font has. */
export function setFacts(facts: PosterFacts, { text: face }: Faces): { facts: PosterFacts; missing: string[] } {
  const missing = new Set<string>()
  const set = (source: string): string => {
    const done = setText(source, face)
    for (const character of done.missing) missing.add(character)
    return done.text
  }
  const { venue, access, unit, brand, theme, note, more } = facts
  const shown = {
    ...facts,
    title: set(facts.title),
    organisation: set(facts.organisation),
    siteName: set(facts.siteName),
    ...(note !== undefined && { note: set(note) }),
    ...(venue && { venue: { name: set(venue.name), address: set(venue.address) } }),
    ...(more !== undefined && { more: set(more) }),
    ...(access && {
      access: {
        ...access,
        word: set(access.word),
        ...(access.note !== undefined && { note: set(access.note) }),
      },
    }),
    ...(unit !== undefined && { unit: set(unit) }),
    ...(brand !== undefined && { brand: set(brand) }),
    ...(theme !== undefined && { theme: set(theme) }),
  }
  return { facts: shown, missing: [...missing] }
}
