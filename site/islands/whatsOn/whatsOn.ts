import { type Chosen, isChosen, queryOf, readChosen, toggled } from './chosen.ts'
import { type Row, rowsIn, showDistances } from './rows.ts'

/** What is called near, in metres. */
const near = 5000
/** How a position is asked for: soon rather than to the metre; one of the last minutes will do. */
const asked: PositionOptions = { enableHighAccuracy: false, timeout: 15_000, maximumAge: 300_000 }

/**
 * `<whats-on>`: chips that work together in place, and what is near. Without it chips are links to pages of their own.
 * The address says what is chosen, and nothing of where somebody is.
 */
class WhatsOn extends HTMLElement {
  #rows: Row[] = []
  #chosen: Chosen = { wishes: [], venue: '' }
  #isNear = false

  connectedCallback(): void {
    this.#rows = rowsIn(this)
    const tool = this.#part('near')
    for (const chip of this.#chips)
      chip.addEventListener('click', (event) => this.#onChip(event, chip.dataset['wish'] ?? ''))
    this.#part('locate')?.addEventListener('click', () => this.#locate())
    this.#offerVenues()
    if (tool !== null && this.#isOfPlaces) tool.hidden = false
    const chosen = readChosen(new URLSearchParams(location.search))
    if (tool !== null && chosen.venue !== '') tool.hidden = false
    if (chosen.wishes.length > 0 && !this.#isWhole) chosen.wishes = []
    this.#choose(chosen)
  }

  get #chips(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('[data-wish]')]
  }

  /** Whether every row that a wish may have stands on this page. */
  get #isWhole(): boolean {
    return this.dataset['base'] !== undefined && this.dataset['complete'] !== undefined
  }

  get #isOfPlaces(): boolean {
    return this.dataset['places'] !== undefined
  }

  get #venues(): HTMLSelectElement | null {
    return this.querySelector('[data-venues]')
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-${name}]`)
  }

  #onChip(event: MouseEvent, wish: string): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const tool = this.#part('near')
    if (wish === 'near' && tool !== null && !this.#isOfPlaces) {
      event.preventDefault()
      tool.hidden = !tool.hidden
      if (tool.hidden) return this.#choose({ ...this.#chosen, venue: '' }, false)
      this.#part('locate')?.focus()
      return
    }
    if (!this.#isWhole) return
    event.preventDefault()
    this.#choose(toggled(this.#chosen, wish))
  }

  #choose(chosen: Chosen, isNear = this.#isNear): void {
    this.#chosen = chosen
    this.#isNear = isNear
    const address = location.pathname + queryOf(chosen) + location.hash
    // one page stays one step of the way back
    if (address !== location.pathname + location.search + location.hash) history.replaceState(null, '', address)
    if (this.#venues !== null) this.#venues.value = chosen.venue
    if (!this.#isOfPlaces) this.#show()
  }

  #show(): void {
    const isAround = ({ distance }: Row): boolean => !this.#isNear || distance <= near
    const count = (chosen: Chosen): number => this.#rows.filter((row) => isAround(row) && isChosen(row, chosen)).length
    for (const row of this.#rows) row.element.hidden = !isAround(row) || !isChosen(row, this.#chosen)
    for (const day of this.querySelectorAll<HTMLElement>('.day'))
      day.hidden = day.querySelector('.row.on:not([hidden])') === null
    const shown = count(this.#chosen)
    const [told, nothing] = [this.#part('count'), this.#part('nothing')]
    if (told !== null && this.dataset['complete'] !== undefined) told.textContent = String(shown)
    if (nothing !== null) nothing.hidden = shown > 0 || this.#rows.length === 0
    if (this.#isWhole) for (const chip of this.#chips) this.#mark(chip, count)
    const chip = this.querySelector('[data-wish=near]')
    if (this.#isNear || this.#chosen.venue !== '') chip?.setAttribute('aria-current', 'true')
    else chip?.removeAttribute('aria-current')
  }

  #mark(chip: HTMLAnchorElement, count: (chosen: Chosen) => number): void {
    const wish = chip.dataset['wish'] ?? ''
    if (wish === 'near') return
    if (this.#chosen.wishes.includes(wish)) chip.setAttribute('aria-current', 'true')
    else chip.removeAttribute('aria-current')
    const number = chip.querySelector('small')
    if (number?.firstChild) number.firstChild.nodeValue = String(count(toggled(this.#chosen, wish)))
    if (number !== null) number.hidden = this.#chosen.wishes.includes(wish)
  }

  /** The places of this page, of which one can be chosen by whoever does not say where they are. */
  #offerVenues(): void {
    const [list, names] = [this.#venues, new Set(this.#rows.map(({ venue }) => venue))]
    if (list === null) return
    if (this.#isOfPlaces) return list.closest('label')?.remove()
    names.delete('')
    for (const name of [...names].sort((a, b) => a.localeCompare(b, 'zh'))) list.add(new Option(name, name))
    list.addEventListener('change', () => this.#choose({ ...this.#chosen, venue: list.value }, false))
  }

  #locate(): void {
    if (!('geolocation' in navigator)) return this.#tell(unknown)
    this.#tell('正在找您的位置…')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.#onPlace({ latitude: coords.latitude, longitude: coords.longitude }),
      ({ code }) => this.#tell(code === 1 ? refused : unknown),
      asked,
    )
  }

  #onPlace(from: { latitude: number; longitude: number }): void {
    showDistances(this.#rows, from)
    const isAround = this.#rows.some((row) => row.distance <= near && isChosen(row, { ...this.#chosen, venue: '' }))
    if (this.#isOfPlaces) return this.#tell('已经按远近排好，近的在前面。距离是直线距离。')
    this.#choose({ ...this.#chosen, venue: '' }, isAround)
    this.#tell(
      isAround
        ? `只看离您 ${near / 1000} 公里以内的，每天近的在前面。距离是直线距离。`
        : `${near / 1000} 公里以内这几天没有，下面每天按远近排好了。距离是直线距离。`,
    )
  }

  #tell(text: string): void {
    const told = this.#part('near-told')
    if (told !== null) told.textContent = text
    if ((text === refused || text === unknown) && !this.#isOfPlaces) this.#venues?.focus()
  }
}

const refused = '没有您的允许，我们不知道您在哪里，这没有关系：选一个您熟悉的地方就行。'
const unknown = '现在没有找到您的位置，可能是手机没有开定位。选一个您熟悉的地方就行。'

customElements.define('whats-on', WhatsOn)
