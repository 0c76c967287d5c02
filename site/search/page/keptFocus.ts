/** Gives the keyboard's place back when the element that had it is replaced by its like. */
export class KeptFocus {
  readonly #within: Element
  #name: string | undefined

  /** @param within whose content is replaced */
  constructor(within: Element) {
    this.#within = within
    this.note()
  }

  /** Takes note of who has it, before something is replaced. */
  note(): void {
    const focused = document.activeElement
    if (focused !== null && this.#within.contains(focused)) this.#name = nameOf(focused)
  }

  /** Gives it to the like of who had it, unless somebody else has it by now. */
  giveBack(): void {
    if (this.#name === undefined || document.activeElement !== document.body) return
    const likes = [...this.#within.querySelectorAll<HTMLElement>('a, button, summary')]
    likes.find((one) => nameOf(one) === this.#name)?.focus({ preventScroll: true })
  }
}

/** What an element is called, whatever is counted in it. */
function nameOf(element: Element): string {
  return `${(element as HTMLElement).dataset['name'] ?? ''} ${(element.textContent ?? '').replaceAll(/[\s\d]/g, '')}`
}
