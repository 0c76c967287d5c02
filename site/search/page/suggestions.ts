import { libraries } from '../../catalogue/pageCollections.ts'
import { addressOf, nothingAsked } from '../asked/asked.ts'
import { answer } from '../query/answer.ts'
import { wordsMeant } from '../query/match.ts'
import type { SearchReader } from '../query/reader.ts'
import { fold } from '../text/fold.ts'
import { html } from './html.ts'
import { ownPagesFor } from './ownPages.ts'
import { marked } from './marked.ts'
import type { Suggestion } from './suggestion.ts'

/** Most words and most entries that are offered while somebody types. */
const [mostWords, mostEntries] = [5, 5]

/** What is offered for what has been typed: words that it stands for, and the entries that fit best. */
export async function suggestionsFor(reader: SearchReader, text: string, now: number): Promise<Suggestion[]> {
  const asked = { ...nothingAsked, text }
  const folded = fold(text, new Map())
  const [words, found] = await Promise.all([
    wordsMeant(reader, folded),
    answer(reader, asked, { now, withFacets: false, beside: mostEntries }),
  ])
  const hits = found.groups.flatMap((group) => group.hits).slice(0, mostEntries)
  return [
    ...ownPagesFor(text).map(({ path, title }) => ({
      address: path,
      label: html`<span>${title}</span><small>网站的页面</small>`,
    })),
    ...words.slice(0, mostWords).map(({ word, count }) => ({
      address: addressOf({ ...asked, text: word }),
      label: html`<b>${word}</b><small>${count} 条</small>`,
    })),
    ...hits.map(({ library, card }) => ({
      address: card.path,
      label: html`<span>${marked(card.title, [...found.words, ...found.others])}</span
        ><small>${libraries[library].short}</small>`,
    })),
  ]
}
