/**
 * What is left of something to go to. An element with `data-places="<library>/<entry>/<date>"` says it in words once the
 * server has answered, and is `hidden` until then, or has words of its own; the date of a whole course is `course`.
 * Elements with `data-opened`, the path of its sign-up, say that one cannot sign up: staff may have opened it meanwhile.
 * One of them names in `data-opened-of` what it is about, where nothing else does.
 */
import { isAnyOpen, readPlaces } from '../../signUp/network/places.ts'
import { placesText } from '../../text/signUp.ts'

const elements = [...document.querySelectorAll<HTMLElement>('[data-places]')]
const waiting = document.querySelector<HTMLElement>('[data-opened-of]')?.dataset['openedOf']
const [collection, entry] = (elements[0]?.dataset['places'] ?? waiting)?.split('/') ?? []
if (collection !== undefined && entry !== undefined) void show(collection, entry)

async function show(collection: string, entry: string): Promise<void> {
  const places = await readPlaces(collection, entry)
  for (const element of elements) {
    const place = places?.[element.dataset['places']?.split('/')[2] ?? '']
    if (place === undefined) continue
    element.textContent = placesText(place)
    element.hidden = false
  }
  if (places !== undefined && isAnyOpen(places)) sayOpened()
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
