import { nodeSchemas, type TextCollection, typeOf } from './nodes.ts'

/** A document that a text shows or leads to. */
export interface TextName {
  collection: TextCollection
  id: string
}

/**
 * The documents that a rich text names: what it shows, and the entries that its links lead to, each once.
 * @param value as stored or as sent; what is no text names nothing
 */
export function namesInText(value: unknown): TextName[] {
  const names = new Map<string, TextName>()
  const waiting: unknown[] = [(value as { root?: unknown } | null | undefined)?.root]
  while (waiting.length > 0) {
    const node = waiting.pop()
    for (const name of namesOf(node)) names.set(`${name.collection}/${name.id}`, name)
    const children: unknown = (node as { children?: unknown } | null | undefined)?.children
    // the order in which they are read is that in which they stand
    if (Array.isArray(children)) for (const child of children.toReversed() as unknown[]) waiting.push(child)
  }
  return [...names.values()]
}

function namesOf(node: unknown): TextName[] {
  const type = typeOf(node)
  if (type === 'upload') {
    const { data } = nodeSchemas.upload.safeParse(node)
    return data === undefined ? [] : [{ collection: data.relationTo, id: data.value }]
  }
  if (type === 'block') {
    const { pictures } = nodeSchemas.block.safeParse(node).data?.fields ?? {}
    return (pictures ?? []).map((id) => ({ collection: 'media', id }))
  }
  if (type !== 'link' && type !== 'autolink') return []
  const { linkType, doc } = nodeSchemas.link.safeParse(node).data?.fields ?? {}
  return linkType === 'internal' && doc ? [{ collection: doc.relationTo, id: doc.value }] : []
}
