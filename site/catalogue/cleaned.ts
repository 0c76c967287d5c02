/** Line ends of other systems, and of word processors that paste them. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/**
 * What nobody types on purpose and no page can show: control characters, half characters, places that Unicode keeps
 * free, and marks that turn the text after them around. Joiners stay, since emoji are made with them.
 */
const unseen = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/**
 * A text without the characters that nobody sees, its lines ended in one way. They come with what is pasted, and nobody
 * could find them to delete them; and no table or feed is read in which some of them stand.
 */
export function cleaned(text: string): string {
  return text.replace(lineEnds, '\n').replace(unseen, '')
}

/** The same on one line, without spaces around it. */
export function cleanedLine(text: string): string {
  return cleaned(text)
    .replace(/[\t\n]+/g, ' ')
    .trim()
}
