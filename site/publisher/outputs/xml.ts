/** What XML 1.0 has no way to write, not even as a reference: whatever its production Char leaves out. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** First line of every XML file that is published. */
export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'

/** Text for the inside of an element or of an attribute; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text.replace(unwritable, '').replace(/[&<>"']/g, (character) => references[character] ?? '')
}
