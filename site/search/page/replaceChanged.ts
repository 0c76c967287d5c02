/**
 * Puts new content in the place of an element's, and leaves what is the same: where somebody reads or stands with the
 * keyboard nothing moves.
 * @param deeper selects the elements of which only what has changed within is replaced
 */
export function replaceChanged(old: Element, fresh: ParentNode, deeper: string): void {
  const [before, after] = [[...old.children], [...fresh.children]]
  const isAlike = before.length === after.length && before.every((one, at) => one.tagName === after[at]?.tagName)
  if (!isAlike) return old.replaceChildren(...fresh.childNodes)
  for (const [at, one] of before.entries()) {
    const next = after[at]
    if (next === undefined || next.outerHTML === one.outerHTML) continue
    if (one.matches(deeper) && next.matches(deeper)) replaceChanged(one, next, deeper)
    else one.replaceWith(next)
  }
}
