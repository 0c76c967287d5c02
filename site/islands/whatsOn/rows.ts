import { distanceOf, distanceText, type Place, placeIn } from './distance.ts'

/** A row of what is on, or of the places of it. */
export interface Row {
  element: HTMLElement
  wishes: readonly string[]
  venue: string
  place: Place | undefined
  /** In the order in which the page came. */
  order: number
  /** From where somebody is, in metres; Infinity when it is not known. */
  distance: number
}

/** The rows of a page, without what it shows instead where it has none. */
export function rowsIn(page: HTMLElement): Row[] {
  return [...page.querySelectorAll<HTMLElement>('.row.on')].map((element, order) => ({
    element,
    wishes: (element.dataset['wishes'] ?? '').split(' '),
    venue: element.dataset['venue'] ?? '',
    place: placeIn(element.dataset['at']),
    order,
    distance: Infinity,
  }))
}

/** Says of each row how far it is, and puts the nearest of each list first. */
export function showDistances(rows: readonly Row[], from: Place): void {
  for (const row of rows) {
    row.distance = row.place === undefined ? Infinity : distanceOf(from, row.place)
    let told = row.element.querySelector<HTMLElement>('.far')
    if (told === null) {
      told = document.createElement('span')
      told.className = 'far'
      row.element.querySelector('div')?.append(told)
    }
    told.textContent = row.distance === Infinity ? '' : distanceText(row.distance)
  }
  for (const { element } of [...rows].sort((a, b) => a.distance - b.distance || a.order - b.order))
    element.parentElement?.append(element)
}
