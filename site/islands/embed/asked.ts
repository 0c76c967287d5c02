import { mostEmbedded } from '../../catalogue/embeds.ts'
import { audiences } from '../../catalogue/vocabulary.ts'

/** What the address of a list for other sites asks of it, beside what its path says. */
export interface AskedOfEmbed {
  /** Whom it is for: any of these; none asks for all. */
  audiences: readonly string[]
  /** How many lines, 1 to 20. */
  count: number
}

/**
 * Reads `?audience=children,women&count=6`. What is no audience is passed over, and so is what is no number.
 * @param query as `location.search` has it
 */
export function askedOfEmbed(query: string): AskedOfEmbed {
  const parameters = new URLSearchParams(query)
  const count = parameters.get('count') ?? ''
  return {
    audiences: parameters
      .getAll('audience')
      .flatMap((value) => value.split(/[\s,，]+/))
      .filter((value) => Object.keys(audiences).includes(value)),
    count: /^[1-9]\d{0,5}$/.test(count) ? Math.min(Number(count), mostEmbedded) : mostEmbedded,
  }
}

/** Which lines are shown, in their order. @param rows whom each is for */
export function shownRows(rows: readonly (readonly string[])[], { audiences, count }: AskedOfEmbed): boolean[] {
  let left = count
  return rows.map((of) => {
    const isWanted = audiences.length === 0 || of.some((audience) => audiences.includes(audience))
    return isWanted && left-- > 0
  })
}
