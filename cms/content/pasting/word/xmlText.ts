/** As much of a document as tells how it is written, in bytes. */
const mark = 4

/** Reads the bytes of an XML document piece by piece, as its mark says or its first sign: UTF-16, or what ASCII is part of. */
export class XmlText {
  #head = Buffer.alloc(0)
  #decoder: TextDecoder | undefined

  /** Whether it is written in UTF-16; known once something was read. */
  get isUtf16(): boolean {
    return this.#decoder?.encoding.startsWith('utf-16') === true
  }

  /**
   * Reads on.
   * @returns the text; of other letters than those of ASCII it may hold something else, which is no sign of XML
   */
  read(piece: Buffer): string {
    if (this.#decoder !== undefined) return this.#text(piece)
    this.#head = Buffer.concat([this.#head, piece])
    if (this.#head.length < mark) return ''
    this.#decoder = new TextDecoder(encodingOf(this.#head))
    return this.#text(this.#head)
  }

  #text(piece: Buffer): string {
    // what stands in no XML would part the signs of another
    return (this.#decoder?.decode(piece, { stream: true }) ?? '').replaceAll('\0', '')
  }
}

function encodingOf(head: Buffer): string {
  const [first, second] = head
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'latin1'
}
