/** Of these only one can be so at a time. */
const slots = ['after-work', 'weekend', 'holiday']
const known = ['today', ...slots, 'free', 'children']

/** What somebody has chosen on a page of what is on, as its address says it. */
export interface Chosen {
  /** Names of chips, each of which a row has to have. */
  wishes: readonly string[]
  /** Name of the one place that is shown; '' for all. */
  venue: string
}

/** Reads an address's query; what makes no sense there is left out. */
export function readChosen(query: URLSearchParams): Chosen {
  const asked = (query.get('only') ?? '').split(',')
  const slot = slots.find((one) => asked.includes(one))
  return {
    wishes: known.filter((wish) => asked.includes(wish) && (!slots.includes(wish) || wish === slot)),
    venue: (query.get('at') ?? '').slice(0, 100),
  }
}

/** The query of an address, with its question mark; '' when nothing is chosen. */
export function queryOf({ wishes, venue }: Chosen): string {
  const parts = [
    wishes.length > 0 ? `only=${wishes.join(',')}` : undefined,
    venue === '' ? undefined : `at=${encodeURIComponent(venue)}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** With a chip switched on, or off where it was on. */
export function toggled({ wishes, venue }: Chosen, wish: string): Chosen {
  const others = wishes.filter((one) => one !== wish && !(slots.includes(one) && slots.includes(wish)))
  const isOn = wishes.includes(wish)
  return { wishes: known.filter((one) => others.includes(one) || (one === wish && !isOn)), venue }
}

/** Whether a row is among what was chosen. */
export function isChosen(row: { wishes: readonly string[]; venue: string }, { wishes, venue }: Chosen): boolean {
  return (venue === '' || row.venue === venue) && wishes.every((wish) => row.wishes.includes(wish))
}
