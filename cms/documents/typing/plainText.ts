/** What a person typed into a form, as text to be pasted elsewhere: one paragraph a field, without ids and dates. */
export function plainText(values: Readonly<Record<string, unknown>>, labels: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .filter(([name]) => labels[name] !== undefined)
    .map(([name, value]) => [labels[name], textIn(value).join('\n')] as const)
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}\n${text}`)
    .join('\n\n')
}

const instant = /^\d{4}-\d\d-\d\dT/
const isId = /^([0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f-]{27})$/

function textIn(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string') return value === '' || instant.test(value) || isId.test(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(textIn)
  if (typeof value !== 'object' || value === null) return []
  if ('root' in value) return richText(value.root)
  return Object.entries(value).flatMap(([name, part]) => (name === 'id' ? [] : textIn(part)))
}

/** The paragraphs and captions of a rich text. */
function richText(node: unknown): string[] {
  const { text, children, fields } = node as { text?: unknown; children?: unknown[]; fields?: { caption?: unknown } }
  if (typeof text === 'string') return [text]
  if (children === undefined) return typeof fields?.caption === 'string' ? [fields.caption] : []
  const parts = children.map(richText)
  const isInline = children.every((child) => !('children' in (child as object)))
  return isInline ? [parts.flat().join('')] : parts.flat()
}
