const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/
const tag = /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g
const reference = /&(?:amp|lt|gt|quot|apos);/g
/** What XML 1.0 has no way to write. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** What keeps a text from being well-formed XML, of the part of XML that our files use; undefined when nothing does. */
export function xmlProblem(xml: string): string | undefined {
  if (!declaration.test(xml)) return 'no declaration'
  if (unwritable.test(xml)) return 'a character that XML has not'
  const open: string[] = []
  const rest = xml.replace(declaration, '').replace(tag, (_all, slash: string, name: string, _of, isEmpty: string) => {
    if (slash === '' && isEmpty === '') open.push(name)
    if (slash !== '' && open.pop() !== name) open.push('crossed')
    return ''
  })
  if (open.length > 0) return `open: ${open.join(' ')}`
  if (/[<>]/.test(rest)) return 'a mark outside a tag'
  return xml.replace(reference, '').includes('&') ? 'an ampersand' : undefined
}
