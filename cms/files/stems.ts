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
 */
export async function* freeStems(
  db: Payload['db'],
  collection: FileCollection,
  wanted: string,
  ending: string,
): AsyncGenerator<string> {
  for (let from = 0; from < mostNumbers; from += numbersAtOnce) {
    const stems = Array.from({ length: numbersAtOnce }, (_, index) => numbered(wanted, from + index))
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
    yield* stems.filter((stem) => !keys.has(nameKeyOf(stem)) && !names.has(stem + ending))
  }
  for (;;) yield `${wanted}-${randomUUID().slice(0, 8)}`
}

function numbered(stem: string, number: number): string {
  return number === 0 ? stem : `${stem}-${number}`
}
