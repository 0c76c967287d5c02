/** A piece of a text that leads to a page, as it was typed, and where to. */
export interface LinkedText {
  text: string
  href: string
}

/** Longest address that becomes a link, in characters. */
const longest = 2000
/**
 * An address as people type it: with its scheme, or from its www on. Only what an address is written with belongs to it,
 * which no Chinese character and no full-width mark is; letters before it mean that it is none.
 */
const typed = /(?<![a-z0-9@._/-])(?:https?:\/\/|www\.)[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/gi
/** Marks that end a sentence, not an address. */
const closing = ".,;:!?'*"

/**
 * Divides a plain text at the web addresses that stand in it, so that a page can make links of them.
 * @returns the pieces in order; their texts joined give the text again
 */
export function linkedParts(text: string): (string | LinkedText)[] {
  const parts: (string | LinkedText)[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(typed)) {
    const address = withoutClosing(found)
    const href = hrefOf(address)
    if (href === undefined) continue
    if (index > from) parts.push(text.slice(from, index))
    parts.push({ text: address, href })
    from = index + address.length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** An address without the marks of the sentence that it stands in: a bracket is its own when it was opened in it. */
function withoutClosing(found: string): string {
  const unopened = new Map([
    [')', count(found, ')') - count(found, '(')],
    [']', count(found, ']') - count(found, '[')],
  ])
  for (let end = found.length; end > 0; end--) {
    const last = found.charAt(end - 1)
    const left = unopened.get(last) ?? 0
    if (left > 0) unopened.set(last, left - 1)
    else if (!closing.includes(last)) return found.slice(0, end)
  }
  return ''
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}

/** Where an address leads; undefined when no page can be there, or when it names an account, as no page to read does. */
function hrefOf(address: string): string | undefined {
  if (address.length > longest) return undefined
  const url = URL.parse(/^https?:/i.test(address) ? address : `https://${address}`)
  return url !== null && /[^.]\.[^.]/.test(url.hostname) && url.username === '' && url.password === ''
    ? url.href
    : undefined
}
