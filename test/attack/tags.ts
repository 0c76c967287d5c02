/** A tag as a browser would read it. */
export interface Tag {
  /** In lower case. */
  name: string
  /** Names in lower case, values as they stand. */
  attributes: [string, string][]
}

/** The opening tags of a page. What stands in a script or a style is not looked into. */
export function tagsIn(html: string): Tag[] {
  const found = html.matchAll(/<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)
  return [...found].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: [...rest.matchAll(/([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(
      ([, attribute = '', double, single, bare]): [string, string] => [
        attribute.toLowerCase(),
        double ?? single ?? bare ?? '',
      ],
    ),
  }))
}

/** What a page has and may not have. @param usual names of the tags that it may have */
export function foreignIn(html: string, usual: ReadonlySet<string>): string[] {
  return tagsIn(html).flatMap(({ name, attributes }) => [
    ...(usual.has(name) ? [] : [`a tag ${name.slice(0, 20)}`]),
    ...(name === 'meta' && attributes.some(([key, value]) => key === 'http-equiv' && /refresh/i.test(value))
      ? ['a page that sends visitors away']
      : []),
    ...attributes.flatMap(([key, value]) => {
      if (/^on/.test(key) || key === 'x-foreign') return [`an attribute ${key.slice(0, 20)}`]
      // browsers leave out what cannot be seen
      const address = value.replaceAll(/[\s\p{C}]/gu, '').toLowerCase()
      const isScript = /^(javascript|vbscript|data:text)/.test(address)
      if (['href', 'src', 'action'].includes(key) && isScript) return [`an address of a script in ${key}`]
      return key === 'style' && value.includes('x-foreign') ? ['a style of its own'] : []
    }),
  ])
}
