/**
 * What is left of something to go to. An element with `data-places="<library>/<entry>/<date>"` says it in words once the
 * server has answered, and is `hidden` until then, or has words of its own; the date of a whole course is `course`.
 */
import { readPlaces } from '../../signUp/network/places.ts'
import { placesText } from '../../text/signUp.ts'

const elements = [...document.querySelectorAll<HTMLElement>('[data-places]')]
const [collection, entry] = elements[0]?.dataset['places']?.split('/') ?? []
if (collection !== undefined && entry !== undefined) void show(collection, entry)

async function show(collection: string, entry: string): Promise<void> {
  const places = await readPlaces(collection, entry)
  for (const element of elements) {
    const place = places?.[element.dataset['places']?.split('/')[2] ?? '']
    if (place === undefined) continue
    element.textContent = placesText(place)
    element.hidden = false
  }
}
