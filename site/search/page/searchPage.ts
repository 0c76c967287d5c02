import { addressOf, type Asked, askedPath, isAsking, nothingAsked, readAsked, searchPath } from '../asked/asked.ts'
import type { Shown } from './engine.ts'
import { broken, failed } from './failures.ts'
import { html } from './html.ts'
import { LateEngine } from './lateEngine.ts'
import { NotFetched } from './notFetched.ts'
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts'
import { KeptFocus } from './keptFocus.ts'
import { replaceChanged } from './replaceChanged.ts'
import { recentSuggestions } from './suggestion.ts'
import { SuggestionBox } from './suggestionBox.ts'

/** How long somebody has to stop typing before something is offered, in milliseconds. */
const pauseMs = 80

/** `<search-page>`: the search page's form and results, answered on the device from published files. */
class SearchPage extends HTMLElement {
  readonly #engine = new LateEngine()
  #box: SuggestionBox | undefined
  /** Count what was asked and what was typed, so that what was overtaken is not shown. */
  #asking = 0
  #suggesting = 0
  #told = ''
  /** The results that stand there came with the page. */
  #isServed = false
  #typing: ReturnType<typeof setTimeout> | undefined
  #isNarrowOpen = matchMedia('(min-width: 900px)').matches

  connectedCallback(): void {
    const [form, input, list] = [this.#form, this.#input, this.querySelector<HTMLElement>('[role=listbox]')]
    if (list !== null) this.#box = new SuggestionBox(input, list, (address) => this.#follow(address))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const [before, text] = [this.#asked, input.value.trim()]
      // what somebody chose of the words before says nothing of others
      const isExact = before.isExact && text === before.text
      this.#go(addressOf({ ...before, text, isExact, shown: nothingAsked.shown }))
    })
    input.addEventListener('input', (event) => {
      if (!event.isComposing) this.#suggestSoon()
    })
    input.addEventListener('compositionend', () => this.#suggestSoon())
    input.addEventListener('focus', () => {
      this.#engine.prepare()
      if (input.value === '') this.#box?.show(recentSuggestions(recentSearches()))
    })
    input.addEventListener('blur', () => this.#box?.close())
    this.addEventListener('click', (event) => this.#onClick(event))
    this.addEventListener('submit', (event) => this.#onDays(event))
    this.addEventListener('toggle', (event) => this.#onToggle(event), true)
    addEventListener('popstate', () => void this.#show())
    addEventListener('pagehide', () => this.#notePlace())
    // for whoever goes back from here, and forward again
    addEventListener('scrollend', () => this.#notePlace())
    history.scrollRestoration = 'manual'
    this.#isServed = this.#results.querySelector('.status') !== null
    const typed = input.value === input.defaultValue ? undefined : input.value
    if (document.activeElement === input) this.#engine.prepare()
    void this.#show()
    // what somebody began to type before there was a script
    if (typed !== undefined) input.value = typed
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form[role=search]') as HTMLFormElement
  }

  get #input(): HTMLInputElement {
    return this.#form.elements.namedItem('q') as HTMLInputElement
  }

  get #results(): HTMLElement {
    return this.querySelector('[data-results]') as HTMLElement
  }

  get #narrow(): HTMLDetailsElement | null {
    return this.#results.querySelector<HTMLDetailsElement>('[data-narrow]')
  }

  get #asked(): Asked {
    return readAsked(new URLSearchParams(location.search))
  }

  /** Follows a suggestion or link: what the search answers stays on this page. */
  #follow(address: string, keepsPlace = false): void {
    const { pathname, search } = new URL(address, location.href)
    if (pathname === searchPath) this.#go(pathname + search, keepsPlace)
    else location.assign(address)
  }

  #go(address: string, keepsPlace = false): void {
    this.#notePlace()
    if (address !== location.pathname + location.search) history.pushState(null, '', address)
    rememberSearch(this.#asked.text)
    void this.#show(keepsPlace)
  }

  /** Where on the page somebody was, for when they come back. */
  #notePlace(): void {
    if (!this.#results.hasAttribute('aria-busy')) history.replaceState({ place: scrollY }, '')
  }

  async #show(keepsPlace = false): Promise<void> {
    const asked = this.#asked
    const asking = ++this.#asking
    clearTimeout(this.#typing)
    this.#suggesting++
    this.#box?.close()
    this.#input.value = asked.text
    document.title = asked.text === '' ? this.#plainTitle : `${asked.text} · ${this.#plainTitle}`
    const isBack = !keepsPlace && typeof (history.state as { place?: unknown } | null)?.place === 'number'
    const place = isBack ? (history.state as { place: number }).place : keepsPlace ? scrollY : 0
    // what the server has answered to this stands as it is meanwhile, and who reads it stays where they are
    const wasServed = this.#isServed
    let isServed = wasServed
    this.#isServed = false
    this.#results.setAttribute('aria-busy', 'true')
    this.#results.toggleAttribute('data-served', wasServed)
    const focus = new KeptFocus(this.#results)
    try {
      let isFirst = true
      for await (const { markup, isEmpty } of this.#answers(asked, isBack || keepsPlace || wasServed)) {
        if (asking !== this.#asking) return
        this.#tell(asked.text, isEmpty)
        focus.note()
        isServed = false
        this.#render(markup)
        if (isFirst) this.#begin(wasServed && !isBack ? scrollY : place)
        isFirst = false
        focus.giveBack()
      }
    } catch (error) {
      if (asking !== this.#asking) return
      if (!isServed) {
        this.#render(error instanceof NotFetched ? failed : broken)
        this.#begin(0)
      }
      // whatever is no failure of the network is told where developers look
      if (!(error instanceof NotFetched)) throw error
    } finally {
      if (asking === this.#asking) this.#results.removeAttribute('aria-busy')
    }
  }

  /** What stands there, one after the other. @param isInPlace somebody is in the middle of the page */
  async *#answers(asked: Asked, isInPlace: boolean): AsyncGenerator<Shown> {
    if (!isAsking(asked)) return yield { markup: this.#welcome(), isEmpty: false }
    const engine = await this.#engine.come()
    const answered = engine.answering(asked)
    for (const step of engine.steps(asked, { isInPlace, isNarrowOpen: this.#isNarrowOpen })) yield answered(step)
  }

  /** Some browsers never ask again for a script that did not come: then the page is, as soon as the server answers. */
  async #again(): Promise<void> {
    const isThere = async () =>
      fetch(location.href, { method: 'HEAD' }).then(
        ({ ok }) => ok,
        () => false,
      )
    if (!this.#engine.isComing && (await isThere())) location.reload()
    else await this.#show()
  }

  /** Tells that something was looked for: what and whether it was found, and nothing else. */
  #tell(text: string, isEmpty: boolean): void {
    if (text === '' || text === this.#told) return
    this.#told = text
    navigator.sendBeacon(askedPath, JSON.stringify({ text, isEmpty }))
  }

  #render(markup: string): void {
    const fresh = document.createElement('template')
    fresh.innerHTML = markup
    const scrolled = this.#narrow?.scrollTop ?? 0
    replaceChanged(this.#results, fresh.content, '.found')
    const narrow = this.#narrow
    if (narrow === null) return
    narrow.open = this.#isNarrowOpen
    narrow.scrollTop = scrolled
  }

  /** Goes to where somebody is to be, and has it read out what has been found. */
  #begin(place: number): void {
    scrollTo({ top: place })
    const told = this.querySelector('[data-told]')
    const status = this.#results.querySelector<HTMLElement>('.status')
    if (told !== null) told.textContent = status?.innerText ?? ''
  }

  /** What stands there when nothing is asked. */
  #welcome(): string {
    const texts = recentSearches()
    const recent = html`<section class="recent">
      <h2>最近找过</h2>
      <p class="values">
        ${recentSuggestions(texts).map(({ address }, at) => html`<a href="${address}">${texts[at]}</a>`)}<button
          type="button"
          data-forget
        >
          清除
        </button>
      </p>
    </section>`
    return (texts.length > 0 ? recent.markup : '') + (this.querySelector('template')?.innerHTML ?? '')
  }

  get #plainTitle(): string {
    return this.dataset['title'] ?? document.title
  }

  #suggestSoon(): void {
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.#suggest(), pauseMs)
  }

  async #suggest(): Promise<void> {
    const suggesting = ++this.#suggesting
    const text = readAsked(new URLSearchParams({ q: this.#input.value })).text
    const suggestions =
      text === ''
        ? recentSuggestions(recentSearches())
        : await this.#engine
            .come()
            .then(async (engine) => engine.suggest(text))
            // without a network nothing is offered; the search itself says so
            .catch(() => [])
    if (suggesting === this.#suggesting && document.activeElement === this.#input) this.#box?.show(suggestions)
  }

  #onClick(event: MouseEvent): void {
    const target = event.target as Element
    if (target.closest('[data-again]') !== null) return void this.#again()
    if (target.closest('[data-forget]') !== null) {
      forgetSearches()
      return void this.#show()
    }
    const link = target.closest<HTMLAnchorElement>('a[href]')
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (link === null || !isPlain || link.pathname !== searchPath) return
    event.preventDefault()
    this.#follow(link.href, link.dataset['keep'] !== undefined)
  }

  #onDays(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement
    if (form.dataset['days'] === undefined) return
    event.preventDefault()
    const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    this.#go(addressOf(readAsked(query)), true)
  }

  #onToggle(event: Event): void {
    const narrow = event.target as HTMLDetailsElement
    if (narrow.dataset['narrow'] === undefined) return
    if (narrow.open === this.#isNarrowOpen) return
    this.#isNarrowOpen = narrow.open
    if (narrow.open) void this.#show(true)
  }
}

customElements.define('search-page', SearchPage)
