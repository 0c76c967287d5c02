import { libraries } from '../../catalogue/pageCollections.ts'
import { changeTags } from '../../text/changes.ts'
import { localDate, machineTime, nearDay } from '../../text/dates.ts'
import type { Tag } from '../../text/cards/cardText.ts'
import type { Hit } from '../query/answer.ts'
import { type Html, html } from './html.ts'
import { marked } from './marked.ts'

const minute = 60_000

/**
 * One result as a line of a list.
 * @param words that are marked, folded
 * @param now milliseconds since the epoch
 */
export function hitHtml({ library, card, standing }: Hit, words: readonly string[], now: number): Html {
  const { path, title, summary, people, facts, isSample } = card
  const isOver = standing.kind === 'past' || standing.kind === 'cancelled'
  const said = [...people, ...facts].slice(0, 5)
  return html`<li class="row hit${isOver && ' over'}">
    ${leafHtml(standing, now) ?? html`<span class="shelf" aria-hidden="true">${libraries[library].short}</span>`}
    <div>
      <h3><a href="${path}">${marked(title, words)}</a></h3>
      ${said.length > 0 && html`<p>${joined(said.map((text) => marked(text, words)))}</p>`}
      ${summary !== undefined && html`<p class="summary">${marked(summary, words)}</p>`}
    </div>
    <p class="tags">
      ${changesOf(card, standing).map(({ word, tone }) => html`<span class="tag${tone && ` ${tone}`}">${word}</span>`)}
      ${standing.kind === 'coming' && standing.moment[2] && html`<span class="tag free">免费</span>`}
      ${standing.kind === 'coming' && standing.left > 1 && html`<span class="tag">还有 ${standing.left} 场</span>`}
      ${isSample && html`<span class="tag sample">演示数据</span>`}
    </p>
  </li>`
}

/** The words for what became of it, which are those of its page. */
function changesOf(card: Hit['card'], standing: Hit['standing']): Tag[] {
  const [start] = standing.kind === 'coming' ? standing.moment : []
  const isAmong = (starts: readonly number[] = []): boolean => start !== undefined && starts.includes(start)
  return changeTags(
    {
      cancelled: standing.kind === 'cancelled',
      postponed: standing.kind === 'postponed',
      isMoved: isAmong(card.moved),
      full: isAmong(card.full),
    },
    standing.kind === 'past',
  )
}

/** The day on which one can attend next, or could last. */
function leafHtml(standing: Hit['standing'], now: number): Html | undefined {
  if (standing.kind !== 'coming' && standing.kind !== 'past') return undefined
  const start = standing.moment[0] * minute
  const { year, month, day, time } = localDate(start)
  const isOtherYear = year !== localDate(now).year
  return html`<time class="leaf" datetime="${machineTime(start)}">
    <i>${isOtherYear && `${year}年`}${month}月</i><b>${day}</b><span>${nearDay(start, now)} ${time}</span></time
  >`
}

function joined(parts: readonly Html[]): Html {
  return html`${parts.map((part, at) => html`${at > 0 && ' · '}${part}`)}`
}
