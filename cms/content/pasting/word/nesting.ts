type Inside = 'text' | 'tag' | '"' | "'" | 'comment' | 'cdata' | 'instruction'

/** Where the reader is within what, and what ends it. */
const ends: Partial<Record<Inside, string>> = { comment: '-->', cdata: ']]>', instruction: '?>', '"': '"', "'": "'" }
const [commentBegins, cdataBegins] = ['<!--', '<![CDATA[']

/**
 * Follows how deep the elements of an XML document lie in one another, piece by piece, without a tree of it. Only tags
 * count: what looks like one in a comment, a CDATA section, an instruction or the value of an attribute is none.
 */
export class Nesting {
  #inside: Inside = 'text'
  #rest = ''
  #depth = 0
  #isEnd = false
  #beforeLast = ''

  /**
   * Reads on.
   * @returns the deepest element of the piece, from 1, or undefined for what no XML is: a `<` within a tag, or a
   *   declaration
   */
  read(piece: string): number | undefined {
    const text = this.#rest + piece
    this.#rest = ''
    let [at, deepest] = [0, this.#depth]
    while (at < text.length) {
      const next = this.#inside === 'text' ? this.#begin(text, at) : this.#goOn(text, at)
      if (next === undefined) return undefined
      at = next
      deepest = Math.max(deepest, this.#depth)
    }
    return deepest
  }

  /** Goes from a text to what begins in it. */
  #begin(text: string, from: number): number | undefined {
    const at = text.indexOf('<', from)
    if (at === -1) return text.length
    const rest = text.slice(at, at + cdataBegins.length)
    if (rest.startsWith(commentBegins)) return this.#enter('comment', at + commentBegins.length)
    if (rest !== cdataBegins && (commentBegins.startsWith(rest) || cdataBegins.startsWith(rest)))
      return this.#wait(text, at)
    if (rest === cdataBegins) return this.#enter('cdata', at + cdataBegins.length)
    if (text.startsWith('<?', at)) return this.#enter('instruction', at + 2)
    if (text.startsWith('<!', at)) return undefined
    this.#isEnd = text.startsWith('</', at)
    this.#depth = this.#isEnd ? Math.max(0, this.#depth - 1) : this.#depth + 1
    this.#beforeLast = ''
    return this.#enter('tag', at + (this.#isEnd ? 2 : 1))
  }

  /** Goes on to the end of what the text is in, or to a value in a tag. */
  #goOn(text: string, from: number): number | undefined {
    const end = ends[this.#inside]
    if (end === undefined) return this.#goOnInTag(text, from)
    const at = text.indexOf(end, from)
    const isValue = end.length === 1
    if (isValue && text.slice(from, at === -1 ? undefined : at).includes('<')) return undefined
    if (at === -1) return isValue ? text.length : this.#wait(text, Math.max(from, text.length - end.length + 1))
    return this.#enter(isValue ? 'tag' : 'text', at + end.length)
  }

  #goOnInTag(text: string, from: number): number | undefined {
    const found = /["'<>]/g
    found.lastIndex = from
    const sign = found.exec(text)?.[0]
    const at = sign === undefined ? text.length : found.lastIndex - 1
    if (at > from) this.#beforeLast = text.charAt(at - 1)
    if (sign === undefined) return text.length
    if (sign === '<') return undefined
    if (sign === '"' || sign === "'") {
      this.#beforeLast = ''
      return this.#enter(sign, at + 1)
    }
    if (this.#beforeLast === '/' && !this.#isEnd) this.#depth = Math.max(0, this.#depth - 1)
    return this.#enter('text', at + 1)
  }

  #enter(inside: Inside, at: number): number {
    this.#inside = inside
    return at
  }

  /** Leaves what cannot be told yet to the next piece. */
  #wait(text: string, from: number): number {
    this.#rest = text.slice(from)
    return text.length
  }
}
