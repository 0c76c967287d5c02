/**
 * What is left of something to go to. An element with `data-places="<library>/<entry>/<date>"` says it in words once the
 * server has answered, and has words of its own until then; the date of a whole course is `course`. With `data-lead` it
 * stands beside what leads to the sign-up, and does not speak of a date for which one cannot while there is another.
 * With `data-taking` it speaks of what one can sign up for alone, since the page says all else.
 * Elements with `data-opened`, the path of its sign-up, say that one cannot sign up: staff may have opened it meanwhile.
 * One of them names in `data-opened-of` what it is about, where nothing else does. Of several lines with `data-date`, the
 * id of a date, that one is shown which the sign-up leads to. What has `data-by-lot`, which names a date as `data-places`
 * does, says that its places are drawn, until they were.
 */
import { isAnyOpen, isTaking, readPlaces } from '../../signUp/network/places.ts'
import type { ShownPlace } from '../../catalogue/signUp/shapes.ts'
import { placesText } from '../../text/signUp.ts'

const elements = [...document.querySelectorAll<HTMLElement>('[data-places]')]
const waiting = document.querySelector<HTMLElement>('[data-opened-of]')?.dataset['openedOf']
const [collection, entry] = (elements[0]?.dataset['places'] ?? waiting)?.split('/') ?? []
if (collection !== undefined && entry !== undefined) void show(collection, entry)

async function show(collection: string, entry: string): Promise<void> {
  const places = await readPlaces(collection, entry)
  if (places === undefined) return
  const isOpen = isAnyOpen(places)
  for (const element of elements) {
    const place = places[element.dataset['places']?.split('/')[2] ?? '']
    if (place === undefined || (isQuiet(element, isOpen) && !isTaking(place))) continue
    const { drawn } = element.dataset
    element.textContent = placesText(place, drawn === undefined ? undefined : Number(drawn))
  }
  for (const word of document.querySelectorAll<HTMLElement>('[data-by-lot]'))
    word.hidden = places[word.dataset['byLot']?.split('/')[2] ?? '']?.isDrawn === true
  if (!isOpen) return
  sayOpened()
  showLead(places)
}

/** Whether it says nothing of a date that one cannot sign up for. @param isOpen whether there is another */
function isQuiet({ dataset }: HTMLElement, isOpen: boolean): boolean {
  return dataset['taking'] !== undefined || (dataset['lead'] !== undefined && isOpen)
}

/** Staff may have closed the date that the page leads to: then it speaks of the next that one can sign up for. */
function showLead(places: Readonly<Record<string, ShownPlace>>): void {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-date]')]
  const takes = (line: HTMLElement): boolean => isTaking(places[line.dataset['date'] ?? ''])
  const [shown, lead] = [lines.find(({ hidden }) => !hidden), lines.find(takes)]
  if (shown === undefined || lead === undefined || takes(shown)) return
  shown.hidden = true
  lead.hidden = false
}

function sayOpened(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-opened]')) {
    const isLink = element instanceof HTMLAnchorElement
    element.textContent = isLink ? '报名' : '主办方开放了报名。'
    if (!isLink) continue
    element.href = element.dataset['opened'] ?? ''
    element.classList.remove('quiet')
  }
}
