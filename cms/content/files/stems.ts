import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { z } from 'zod'
import { nameKeyOf } from './fileName.ts'
import type { FileCollection } from './folders.ts'

/** Numbers tried behind a name, and how many of them in one query; then it gets a random one. */
const [mostNumbers, numbersAtOnce] = [96, 32]

const row = z.object({ filename: z.string().nullish(), nameKey: z.string().nullish() })

/**
 * Stems that no row of a collection has, in other case neither: the wanted one, the same with a number, then with
 * something random. Whoever is given one may still find that another has just taken it, and asks for the next.
 * @param ending of the file, with its dot
 * @param reserve says whether a stem is nobody's in this process, who may be about to write its row, and makes it ours
 */
export async function* freeStems(
  db: Payload['db'],
  collection: FileCollection,
  { wanted, ending }: { wanted: string; ending: string },
  reserve: (stem: string) => boolean,
): AsyncGenerator<string> {
  for (let from = 0; from < mostNumbers; from += numbersAtOnce) {
    const stems = Array.from({ length: numbersAtOnce }, (_, index) => numbered(wanted, from + index))
    // asked again once it is ours: whoever had it may have written a row meanwhile
    for (const stem of await untaken(stems)) if (reserve(stem) && (await untaken([stem])).length > 0) yield stem
  }
  for (;;) yield `${wanted}-${randomUUID().slice(0, 8)}`

  async function untaken(stems: readonly string[]): Promise<string[]> {
    const { docs } = await db.find({
      collection,
      // rows of before there was a key have none
      where: {
        or: [{ nameKey: { in: stems.map(nameKeyOf) } }, { filename: { in: stems.map((stem) => stem + ending) } }],
      },
      select: { filename: true, nameKey: true },
      pagination: false,
      limit: 0,
    })
    const rows = docs.map((doc) => row.parse(doc))
    const keys = new Set(rows.map(({ nameKey }) => nameKey))
    const names = new Set(rows.map(({ filename }) => filename))
    return stems.filter((stem) => !keys.has(nameKeyOf(stem)) && !names.has(stem + ending))
  }
}

/** Stems that rows are about to have which are being written in this process. */
export class Reservations {
  readonly #keys = new Set<string>()

  /** One write's place among them: it has one stem at most. */
  open(collection: FileCollection): { reserve: (stem: string) => boolean; release: () => void } {
    let mine: string | undefined
    const release = (): void => {
      if (mine !== undefined) this.#keys.delete(mine)
      mine = undefined
    }
    return {
      release,
      reserve: (stem) => {
        release()
        const key = `${collection}/${nameKeyOf(stem)}`
        if (this.#keys.has(key)) return false
        this.#keys.add(key)
        mine = key
        return true
      },
    }
  }
}

function numbered(stem: string, number: number): string {
  return number === 0 ? stem : `${stem}-${number}`
}
