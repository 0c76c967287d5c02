/**
 * Makes of the plain form of a sign-up page one that keeps what was typed. The page has the form in `[data-sign-up]`, whose
 * attribute says all that the form needs; what somebody typed before this ran is taken over. Where places are drawn,
 * `[data-draws]` is what one can check a draw with.
 */
import { createRoot } from 'react-dom/client'
import type { DrawOf } from '../../signUp/draw/DrawIsland.tsx'
import type { ShownPlace } from '../../catalogue/signUp/shapes.ts'
import type { FormModel } from '../../signUp/formModel.ts'
import { isAnyOpen, isPastDraw, readPlaces } from '../../signUp/network/places.ts'
import { SignUpIsland } from '../../signUp/SignUpIsland.tsx'
import { type Typed, typedFrom } from '../../signUp/typed.ts'
import { howText } from '../../text/signUp.ts'

const root = document.querySelector<HTMLElement>('[data-sign-up]')
if (root) {
  const model = JSON.parse(root.dataset['signUp'] ?? '') as FormModel
  const early = root.closest('details')
  if (early) void showEarly(early, model)
  else if (model.how === 'lottery') void sayPastDraw(document, model)
  createRoot(root).render(<SignUpIsland model={model} initial={typedBefore(root, model)} />)
}

const draws = document.querySelector<HTMLElement>('[data-draws]')
if (draws) void showDraws(draws)

/** A form that waits for its time: staff may have opened it before, and then nothing else is said. */
async function showEarly(early: HTMLDetailsElement, { collection, entry, how }: FormModel): Promise<void> {
  const places = await readPlaces(collection, entry)
  // where nobody answers, whoever knows more opens it by hand
  if (places === undefined) return
  if (!isAnyOpen(places)) return void (early.hidden = true)
  document.querySelector('[data-not-open]')?.remove()
  early.firstElementChild?.remove()
  sayHow(early, how, places)
  early.replaceWith(...early.childNodes)
}

/** An editor may have it open longer than until the draw. */
async function sayPastDraw(page: ParentNode, { collection, entry, how }: FormModel): Promise<void> {
  const places = await readPlaces(collection, entry)
  if (places !== undefined) sayHow(page, how, places)
}

function sayHow(page: ParentNode, how: FormModel['how'], places: Readonly<Record<string, ShownPlace>>): void {
  const terms = page.querySelector('[data-how]')
  if (terms !== null && isPastDraw(places)) terms.textContent = howText(how, true)
}

/** Few pages have draws: what shows them comes by itself. */
async function showDraws(draws: HTMLElement): Promise<void> {
  const { DrawIsland } = await import('../../signUp/draw/DrawIsland.tsx')
  const all = JSON.parse(draws.dataset['draws'] ?? '[]') as DrawOf[]
  createRoot(draws).render(all.map((one) => <DrawIsland key={one.bookable.occasion ?? ''} {...one} />))
}

/** What was typed into the plain form; nothing of a field that was left as it was. */
function typedBefore(root: HTMLElement, model: FormModel): Partial<Typed> {
  const form = root.querySelector('form')
  const isTouched = form !== null && [...form.elements].some(isChanged)
  if (!isTouched) return {}
  const sent = [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : ''])
  return typedFrom(Object.fromEntries(sent) as Record<string, string>, model)
}

function isChanged(element: Element): boolean {
  if (!(element instanceof HTMLInputElement)) return false
  if (element.type === 'hidden') return false
  return element.value !== element.defaultValue || element.checked !== element.defaultChecked
}
