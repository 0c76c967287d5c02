import { shortened } from '../../../base/characters.ts'
import { mostLinks, mostShown } from '../../../documents/richText/nodes.ts'
import { blocks, formatIn, headingIn, leftBehind, sideIn, silent } from './elements.ts'
import { type HtmlElement, type HtmlNode, markerName, textIn } from './htmlTree.ts'
import { asSeen, type Inline, paragraphsOf } from './inlines.ts'
import { ledTo } from './links.ts'
import { levelIn, readMarker } from './lists.ts'
import type { Part, Side } from './parts.ts'
import { type BroughtPicture, findPicture } from './pictures.ts'
import { count, type Report } from './report.ts'
import { rowsOf, strayIn } from './tables.ts'

/** What holds for the text at one place. */
interface Place {
  format: number
  side: Side
  href: string | undefined
  isPre: boolean
  heading: 'h2' | 'h3' | undefined
  /** One object for all lines of one quote or one item: they become one part. */
  within: Quote | ListItem | undefined
  list: { isNumbered: boolean; level: number; id: string; next: number } | undefined
  isInCell: boolean
}
interface Quote {
  kind: 'quote'
  part?: Part
}
interface ListItem {
  kind: 'item'
  level: number
  isNumbered: boolean
  number: number | undefined
  list: string
  part?: Part
}

const outside: Place = {
  format: 0,
  side: undefined,
  href: undefined,
  isPre: false,
  heading: undefined,
  within: undefined,
  list: undefined,
  isInCell: false,
}

/** Reads a tree of somebody's HTML as parts of a body. */
export class Reading {
  readonly pictures: BroughtPicture[] = []
  readonly #report: Report
  #parts: Part[] = []
  #line: Inline[] = []
  #marker: string | undefined
  #links = 0
  #lists = 0

  constructor(report: Report) {
    this.#report = report
  }

  /** @param isInCell whether it goes into a cell of a table */
  read(root: HtmlElement, isInCell: boolean): Part[] {
    return this.#block(root.children, { ...outside, isInCell })
  }

  /** Reads what stands by itself, and puts nothing of it to what stands around. */
  #block(nodes: readonly HtmlNode[], place: Place): Part[] {
    const [parts, line, marker] = [this.#parts, this.#line, this.#marker]
    ;[this.#parts, this.#line, this.#marker] = [[], [], undefined]
    this.#walk(nodes, place)
    this.#end(place)
    const read = this.#parts
    ;[this.#parts, this.#line, this.#marker] = [parts, line, marker]
    return read
  }

  #walk(nodes: readonly HtmlNode[], place: Place): void {
    for (const node of nodes)
      if (typeof node === 'string') this.#text(node, place)
      else this.#element(node, place)
  }

  #text(text: string, { format, href, isPre, heading }: Place): void {
    const look = heading === undefined ? format : format & ~1
    const piece = (part: string): void => void this.#line.push({ kind: 'text', text: part, format: look, href })
    if (!isPre) return piece(text)
    text.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) this.#line.push({ kind: 'break' })
      piece(line)
    })
  }

  #element(element: HtmlElement, place: Place): void {
    const { name, style, children } = element
    if (silent.has(name)) return
    const left = leftBehind(element)
    if (left !== undefined) {
      if (left !== 'hidden' || textIn(element).trim() !== '') count(this.#report, left)
      return
    }
    if (name === 'input') return
    if (name === markerName || /^ignore/.test(style.get('mso-list') ?? '')) {
      this.#marker = (this.#marker ?? '') + textIn(element)
      return
    }
    if (name === 'br') return void this.#line.push({ kind: 'break' })
    if (name === 'img' || name === 'v:imagedata') return this.#picture(element, place)
    const inner: Place = {
      ...place,
      format: formatIn(element, place.format),
      isPre: place.isPre || name === 'pre' || /^(?:pre|break-spaces)/.test(style.get('white-space') ?? ''),
      ...(name === 'a' && { href: this.#href(element) ?? place.href }),
    }
    if (name === 'rt') return this.#walk(['(', ...children, ')'], inner)
    if (!blocks.has(name) && !(style.get('display') === 'block' && name !== 'a')) return this.#walk(children, inner)
    this.#end(place)
    inner.side = sideIn(element, place.side)
    if (name === 'hr') return void this.#parts.push({ kind: 'rule' })
    if (name === 'table') return this.#table(element, inner)
    if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') return this.#list(element, inner)
    if (name === 'li' && place.list !== undefined) inner.within = this.#item(element, place.list)
    else if (name === 'blockquote' && place.within === undefined) inner.within = { kind: 'quote' }
    const heading = headingIn(element)
    if (heading !== undefined && place.within === undefined) inner.heading = heading
    const level = levelIn(style)
    if (level !== undefined && place.list === undefined) this.#marker ??= ''
    this.#walk(children, inner)
    this.#end(inner, level, /\bl(\d+)\b/.exec(style.get('mso-list') ?? '')?.[0])
  }

  /** Ends a line, which becomes a part, or one more line of the part that it stands in. */
  #end(place: Place, level?: number, list = 'marked'): void {
    const [line, marker] = [asSeen(this.#line), this.#marker]
    ;[this.#line, this.#marker] = [[], undefined]
    if (line.length === 0) return
    const { side, heading, within } = place
    if (marker !== undefined && within?.kind !== 'item') {
      const read = readMarker(marker)
      if (within === undefined && heading === undefined && read.kind !== 'words') {
        const isNumbered = read.kind === 'number'
        const number = isNumbered ? read.number : undefined
        return void this.#parts.push({ kind: 'item', level: level ?? 1, isNumbered, number, list, line, side })
      }
      const words = marker.replace(/[\s\u00a0]+/g, ' ').trim()
      if (read.kind !== 'bullet') line.unshift({ kind: 'text', text: words, format: 0, href: undefined })
    }
    if (heading !== undefined) return void this.#parts.push({ kind: 'heading', tag: heading, line: asSeen(line), side })
    if (within === undefined) {
      for (const paragraph of paragraphsOf(line)) this.#parts.push({ kind: 'paragraph', line: asSeen(paragraph), side })
      return
    }
    const before = within.part
    if (before !== undefined && before === this.#parts.at(-1) && 'line' in before) {
      before.line.push({ kind: 'break' })
      for (const piece of line) before.line.push(piece)
      return
    }
    const { kind } = within
    const part: Part =
      kind === 'quote'
        ? { kind, line, side }
        : { kind, level: within.level, isNumbered: within.isNumbered, number: within.number, list: within.list, line, side }
    within.part = part
    this.#parts.push(part)
  }

  #list({ name, attributes, children }: HtmlElement, place: Place): void {
    const outer = place.list
    const start = Number.parseInt(attributes['start'] ?? '1', 10)
    const list = {
      isNumbered: name === 'ol',
      level: (outer?.level ?? 0) + 1,
      id: outer?.id ?? `list ${++this.#lists}`,
      next: start >= 1 && start <= 100_000 ? start : 1,
    }
    this.#walk(children, { ...place, list, heading: undefined, within: undefined })
    this.#end({ ...place, list })
  }

  #item({ attributes }: HtmlElement, list: NonNullable<Place['list']>): ListItem {
    // Word in the browser writes a list for each item, and the level beside it
    const value = Number.parseInt(attributes['value'] ?? '', 10)
    if (value >= 1 && value <= 100_000) list.next = value
    const said = Number(attributes['data-aria-level'] ?? attributes['aria-level'])
    const isSaid = Number.isInteger(said) && said >= 1 && said <= 20
    const { isNumbered, id } = list
    return { kind: 'item', level: isSaid ? said : list.level, isNumbered, number: list.next++, list: isSaid ? 'said' : id }
  }

  #table(element: HtmlElement, place: Place): void {
    const read = (nodes: readonly HtmlNode[]): Part[] =>
      this.#block(nodes, { ...outside, format: place.format, side: place.side, isInCell: true })
    const rows = place.isInCell ? undefined : rowsOf(element, read)
    if (rows !== undefined) {
      // a browser shows it above the table
      this.#add(read(strayIn(element)))
      const [only] = rows.flat()
      // a frame around a text, as articles and mails have it, is no table
      if (rows.flat().length === 1 && only !== undefined) this.#add(only.parts)
      else if (rows.length > 0) this.#parts.push({ kind: 'table', rows })
      return
    }
    count(this.#report, 'looseTables')
    this.#walk(element.children, { ...place, isInCell: true })
  }

  #add(parts: readonly Part[]): void {
    for (const part of parts) this.#parts.push(part)
  }

  #href(element: HtmlElement): string | undefined {
    const href = element.attributes['href']
    if (href === undefined) return undefined
    const led = ledTo(href)
    if (led.kind === 'address' && ++this.#links <= mostLinks) return led.url
    const words = textIn(element).trim()
    if (led.kind !== 'none' && words !== '') this.#report.links.push(shortened(words))
    return undefined
  }

  #picture(element: HtmlElement, place: Place): void {
    const found = findPicture(element)
    if (found.kind === 'none') return
    if (found.kind === 'local') return void this.#report.localPictures.push(found.name)
    if (found.kind === 'remote') return void this.#report.remotePictures.push(found.name)
    if (found.kind === 'other') return void this.#report.otherPictures.push(found.name)
    if (this.pictures.length >= mostShown) return void this.#report.otherPictures.push(shortened(found.picture.name))
    this.#end(place)
    this.#parts.push({ kind: 'picture', picture: this.pictures.push(found.picture) - 1 })
  }
}
