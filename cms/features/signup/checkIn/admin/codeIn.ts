/** The code of a registration in what was typed or scanned: itself, or at the end of the address in a message. */
export function codeIn(text: string): string | undefined {
  const plain = (text.split('#').at(-1) ?? '').normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(plain) ? plain : undefined
}
