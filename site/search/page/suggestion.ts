import { addressOf, nothingAsked } from '../asked/asked.ts'
import { type Html, html } from './html.ts'

/** Something that is offered: where it leads, and what it shows. */
export interface Suggestion {
  address: string
  label: Html
}

/** What was looked for before. */
export function recentSuggestions(texts: readonly string[]): Suggestion[] {
  return texts.map((text) => ({
    address: addressOf({ ...nothingAsked, text }),
    label: html`<span>${text}</span><small>找过</small>`,
  }))
}
