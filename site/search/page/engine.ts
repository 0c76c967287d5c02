import type { Asked } from '../asked/asked.ts'
import { answers, firstBeside } from '../query/answer.ts'
import type { SearchReader } from '../query/reader.ts'
import { ownPagesFor } from './ownPages.ts'
import { PublishedSearch } from './published.ts'
import { resultsHtml } from './resultsHtml.ts'
import type { Suggestion } from './suggestion.ts'
import { suggestionsFor } from './suggestions.ts'

/** How much is told of what was found, one after the other. */
interface Step {
  withFacets: boolean
  /** Most results where all libraries are asked. */
  beside?: number
}

/** What stands on the page of a step. */
export interface Shown {
  markup: string
  isEmpty: boolean
}

/** What searches on the device, from published files. The page loads it when somebody looks for something. */
export class SearchEngine {
  readonly #published = new PublishedSearch()

  /**
   * Answers a search as often as more is to be shown of it.
   * @throws NotFetched when a file cannot be had
   */
  answering(asked: Asked): (step: Step) => Promise<Shown> {
    const now = Date.now()
    let known: { reader: SearchReader; answered: ReturnType<typeof answers> } | undefined
    return async (step) => {
      const found = await this.#published.use(async (reader) => {
        if (known?.reader !== reader) known = { reader, answered: answers(reader, asked, now) }
        return known.answered(step)
      })
      return {
        markup: resultsHtml(found, now).markup,
        isEmpty: found.total === 0 && ownPagesFor(asked.text).length === 0,
      }
    }
  }

  /** What is offered for what has been typed. @throws NotFetched when a file cannot be had */
  async suggest(text: string): Promise<Suggestion[]> {
    return this.#published.use(async (reader) => suggestionsFor(reader, text, Date.now()))
  }

  /**
   * What is shown one after the other: the best results first, which is the least to fetch; by what they can be narrowed
   * last. Where somebody is in the middle of the page nothing comes bit by bit.
   */
  steps({ library }: Asked, { isInPlace, isNarrowOpen }: { isInPlace: boolean; isNarrowOpen: boolean }): Step[] {
    const first = library === undefined && !isInPlace ? [{ withFacets: false, beside: firstBeside }] : []
    const last = library !== undefined || isNarrowOpen ? [{ withFacets: true }] : []
    return [...first, { withFacets: false }, ...last]
  }
}
