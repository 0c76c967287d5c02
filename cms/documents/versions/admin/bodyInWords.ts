import { bodyParts, type ShownOf } from '../../../../site/catalogue/bodyMarks.ts'

const words: Readonly<Record<ShownOf, string>> = { media: '图片', recordings: '音视频', files: '附件' }

/**
 * The HTML of a text with what it shows, and where its links lead, in words, so that a comparison shows a change of it.
 * @param names of documents by `collection/id`; what has none is called by that
 */
export function inWords(html: string, names: ReadonlyMap<string, string>): string {
  const nameOf = (name: string) => escaped(names.get(name) ?? '看不到的内容')
  return bodyParts(html)
    .map((part) => {
      if ('html' in part) return withTargets(part.html, nameOf)
      const shown = part.ids.map((id) => nameOf(`${part.collection}/${id}`)).join('、')
      const caption = part.caption === undefined ? '' : `：${part.caption}`
      return `<p>【${words[part.collection]} ${shown}】${caption}</p>`
    })
    .join('')
}

/** Where a link leads stands behind its words; a link in the comparison would be followed by accident. */
function withTargets(html: string, nameOf: (name: string) => string): string {
  return html.replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (_whole, address: string, inner: string) => {
    const target = address.startsWith('entry:') ? `《${nameOf(address.slice('entry:'.length))}》` : address
    return `<u>${inner}</u>（→ ${target}）`
  })
}

/** A text as HTML shows it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
