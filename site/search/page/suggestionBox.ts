import { html } from './html.ts'
import type { Suggestion } from './suggestion.ts'

/**
 * The list below a field of what is offered, as an editable combobox (WAI-ARIA Authoring Practices): arrows choose,
 * Enter follows, Escape closes, and what is typed stays.
 */
export class SuggestionBox {
  readonly #input: HTMLInputElement
  readonly #list: HTMLElement
  readonly #follow: (address: string) => void
  #suggestions: readonly Suggestion[] = []
  #chosen = -1

  constructor(input: HTMLInputElement, list: HTMLElement, follow: (address: string) => void) {
    this.#input = input
    this.#list = list
    this.#follow = follow
    input.setAttribute('role', 'combobox')
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-controls', list.id)
    this.close()
    input.addEventListener('keydown', (event) => this.#onKey(event))
    // before the field loses its focus, which closes the list
    list.addEventListener('pointerdown', (event) => event.preventDefault())
    list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest('[role=option]')
      const at = option === null ? -1 : [...list.children].indexOf(option)
      if (at !== -1) this.#followAt(at)
    })
  }

  show(suggestions: readonly Suggestion[]): void {
    this.#suggestions = suggestions
    this.#chosen = -1
    const options = suggestions.map(
      ({ label }, at) => html`<li role="option" id="${this.#list.id}-${at}" aria-selected="false">${label}</li>`,
    )
    this.#list.innerHTML = html`${options}`.markup
    this.#list.hidden = suggestions.length === 0
    this.#input.setAttribute('aria-expanded', String(suggestions.length > 0))
    this.#input.removeAttribute('aria-activedescendant')
  }

  close(): void {
    this.show([])
  }

  #onKey(event: KeyboardEvent): void {
    // keys belong to the input method while it composes
    if (event.isComposing) return
    const { length } = this.#suggestions
    if (event.key === 'Escape' && length > 0) {
      event.preventDefault()
      this.close()
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && length > 0) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // one place more than there are: none is chosen, and the field is
      this.#choose(((this.#chosen + 1 + step + length + 1) % (length + 1)) - 1)
    } else if (event.key === 'Enter' && this.#chosen !== -1) {
      event.preventDefault()
      this.#followAt(this.#chosen)
    }
  }

  #choose(at: number): void {
    this.#chosen = at
    for (const [index, option] of [...this.#list.children].entries())
      option.setAttribute('aria-selected', String(index === at))
    if (at === -1) return this.#input.removeAttribute('aria-activedescendant')
    this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${at}`)
    this.#list.children[at]?.scrollIntoView({ block: 'nearest' })
  }

  #followAt(at: number): void {
    const suggestion = this.#suggestions[at]
    this.close()
    if (suggestion !== undefined) this.#follow(suggestion.address)
  }
}
