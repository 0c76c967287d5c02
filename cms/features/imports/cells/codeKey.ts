/** Hyphens and dashes, as input methods and word processors make them. */
const dashes = /[\u2010-\u2015\u2212]/g
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164]/gu

/** A code as it is stored: narrow letters and figures, and nothing that nobody sees. */
export function writtenCode(text: string): string {
  return text.normalize('NFKC').replace(unseen, '').replace(dashes, '-').trim()
}

/** What two codes have in common that are the same to whoever types them: neither case nor width nor what is unseen counts. */
export function codeKey(text: string): string {
  return writtenCode(text).toUpperCase()
}
