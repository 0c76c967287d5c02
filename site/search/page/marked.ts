import { foldWithOrigins, type Variants } from '../text/fold.ts'
import { tokensOf } from '../text/tokens.ts'
import { type Html, html } from './html.ts'

const none: Variants = new Map()

/**
 * A text with what was looked for marked in it: the words themselves where they stand there, else pairs of characters.
 * @param words folded
 */
export function marked(text: string, words: readonly string[], variants: Variants = none): Html {
  const { text: folded, origins } = foldWithOrigins(text, variants)
  const parts = words.flatMap((some) => some.split(/\s+/u)).filter((part) => part !== '')
  const isMarked = new Uint8Array(text.length)
  for (const part of parts) {
    if (!markAll(part)) for (const pair of tokensOf(part, { withSingles: false })) markAll(pair)
  }
  return html`${[...spans(text, isMarked)]}`

  /** Marks a passage wherever it stands. @returns whether it does */
  function markAll(passage: string): boolean {
    let at = folded.indexOf(passage)
    const isThere = at !== -1
    for (; at !== -1; at = folded.indexOf(passage, at + passage.length))
      isMarked.fill(1, origins[at] ?? 0, origins[at + passage.length] ?? text.length)
    return isThere
  }
}

function* spans(text: string, isMarked: Uint8Array): Iterable<Html> {
  for (let start = 0; start < text.length;) {
    let end = start + 1
    while (end < text.length && isMarked[end] === isMarked[start]) end++
    const span = text.slice(start, end)
    yield isMarked[start] === 1 ? html`<mark>${span}</mark>` : html`${span}`
    start = end
  }
}
