import { type TimeSlot, timeSlots } from '../../catalogue/vocabulary.ts'
import { addressOf, type Asked, firstShown, toggled } from '../asked/asked.ts'
import { type Facet, facetNames } from '../../catalogue/facetNames.ts'
import { type Answer, mayBeDated } from '../query/answer.ts'
import type { ValueCount } from '../query/facetTable.ts'
import type { Times } from '../query/times.ts'
import { type Html, html } from './html.ts'

/** Values of a facet that are shown at once, and most that are opened: those with the most results. */
const [shownAtOnce, mostShown] = [8, 60]

/** By what results can be narrowed: each value with the results that it leaves, and when one can attend. */
export function narrowHtml({ asked, facets = {}, times }: Pick<Answer, 'asked' | 'facets' | 'times'>): Html {
  const count = Object.values(asked.values).flat().length + Number(asked.slot !== undefined) + Number(asked.isFree)
  return html`<details class="narrow" data-narrow>
    <summary>筛选${count > 0 && html` <b>${count}</b>`}</summary>
    ${mayBeDated(asked.library) && timesHtml(asked, times)}
    ${(Object.keys(facetNames) as Facet[]).map((facet) => facetHtml(asked, facet, facets[facet] ?? []))}
  </details>`
}

function timesHtml(asked: Asked, times: Times | undefined): Html {
  const first = { ...asked, shown: firstShown }
  const offered = (count: number | undefined, isOn: boolean, address: string, label: string): Html | false =>
    (isOn || (count ?? 0) > 0) && choice(address, html`${label} <small>${count}</small>`, isOn)
  return html`<section>
    <h2>时间</h2>
    <p class="values">
      ${(times?.days ?? []).map(({ label, days, count }) => {
        const [from, to] = [isoDay(days.from), isoDay(days.to)]
        const isOn = asked.from === from && asked.to === to
        return offered(count, isOn, addressOf({ ...first, ...(isOn ? noDays : { from, to }) }), label)
      })}
      ${(Object.keys(timeSlots) as TimeSlot[]).map((slot) => {
        const isOn = asked.slot === slot
        return offered(
          times?.slots[slot],
          isOn,
          addressOf({ ...first, slot: isOn ? undefined : slot }),
          timeSlots[slot],
        )
      })}
      ${offered(times?.free, asked.isFree, addressOf({ ...first, isFree: !asked.isFree }), '只看免费')}
    </p>
    <form class="days" action="/search/" data-days>
      ${hiddenHtml({ ...first, ...noDays })}
      <label>从 <input type="date" name="from" value="${asked.from ?? ''}" /></label>
      <label>到 <input type="date" name="to" value="${asked.to ?? ''}" /></label>
      <button type="submit">按日期看</button>
    </form>
  </section>`
}

const noDays = { from: undefined, to: undefined }

/** @param day its number (dayOf) */
function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

function facetHtml(asked: Asked, facet: Facet, values: readonly ValueCount[]): Html | undefined {
  const chosen = asked.values[facet] ?? []
  // what all have or what leaves nothing to choose is not offered
  if (values.length < 2 && chosen.length === 0) return undefined
  const inOrder = [...values].sort(
    (one, other) =>
      Number(chosen.includes(other.key)) - Number(chosen.includes(one.key)) ||
      (facet === 'year' ? Number(other.key) - Number(one.key) : other.count - one.count),
  )
  const some = inOrder
    .slice(0, mostShown)
    .map(({ key, label, count }) =>
      choice(
        addressOf(toggled(asked, facet, key)),
        html`${label} <small>${count}</small>`,
        chosen.includes(key),
        `${facet}=${key}`,
      ),
    )
  return html`<section>
    <h2>${facetNames[facet]}</h2>
    <p class="values">${some.slice(0, shownAtOnce)}</p>
    ${
      some.length > shownAtOnce &&
      html`<details>
        <summary>更多${facetNames[facet]}</summary>
        <p class="values">${some.slice(shownAtOnce)}</p>
      </details>`
    }
  </section>`
}

function choice(address: string, label: Html, isOn: boolean, name = ''): Html {
  return html`<a href="${address}" data-keep data-name="${name}" ${isOn && html`class="on" aria-current="true"`}
    >${label}</a
  >`
}

/** The rest of what is asked, for a form that asks a part of it anew. */
function hiddenHtml(asked: Asked): Html[] {
  const query = new URLSearchParams(addressOf(asked).split('?')[1] ?? '')
  return [...query].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)
}
