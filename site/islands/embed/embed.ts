/**
 * A list in a frame of another site: it shows what its address asks for, and tells the page around it how high it is, and
 * nothing else. Without the script it shows the first of all.
 */
import { askedOfEmbed, shownRows } from './asked.ts'

const rows = [...document.querySelectorAll<HTMLElement>('[data-for]')]
const shown = shownRows(
  rows.map((row) => row.dataset['for']?.split(' ') ?? []),
  askedOfEmbed(location.search),
)
rows.forEach((row, index) => (row.hidden = shown[index] !== true))
for (const none of document.querySelectorAll<HTMLElement>('[data-none]')) none.hidden = shown.includes(true)

if (parent !== window) {
  let told = 0
  const tell = (): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (height === told) return
    told = height
    // whoever frames it may be any site; how high the list is is no secret
    parent.postMessage({ gongyunHeight: height }, '*')
  }
  tell()
  addEventListener('load', tell)
  if ('ResizeObserver' in window) new ResizeObserver(tell).observe(document.body)
  else addEventListener('resize', tell)
}
