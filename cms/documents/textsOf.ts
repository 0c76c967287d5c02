import type { FlattenedField } from 'payload'
import { z } from 'zod'

/** A text of a document, with the way to it in the words of the form, such as 场次第 2 行的说明. */
export interface PlacedText {
  place: string
  text: string
}

type Row = Record<string, unknown>

const node = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional(),
  children: z.array(z.unknown()).optional(),
  fields: z.looseObject({ caption: z.string().nullish() }).nullish(),
})
const richText = z.looseObject({ root: z.looseObject({ children: z.array(z.unknown()) }) })

/**
 * Every text that people typed into a document: plain, long and rich, at any depth. Rich text comes by its paragraphs.
 * @param fields of the collection
 */
export function textsOf(fields: readonly FlattenedField[], doc: Row, before = ''): PlacedText[] {
  return fields.flatMap((field): PlacedText[] => {
    if ('hidden' in field && field.hidden === true) return []
    const value = doc[field.name]
    const place = before + labelOf(field)
    if (field.type === 'text' || field.type === 'textarea')
      return [value].flat().flatMap((text) => (typeof text === 'string' && text !== '' ? [{ place, text }] : []))
    if (field.type === 'richText')
      return paragraphsOf(value).map(({ number, text }) => ({ place: `${place}第 ${number} 段`, text }))
    if (field.type === 'array')
      return rowsOf(value).flatMap((row, index) => textsOf(field.flattenedFields, row, `${place}第 ${index + 1} 行的`))
    if (field.type === 'group' || field.type === 'tab')
      return rowsOf([value]).flatMap((group) => textsOf(field.flattenedFields, group, `${place}的`))
    return []
  })
}

/** What a field is called in the form. */
export function labelOf(field: Pick<FlattenedField, 'name'> & { label?: unknown }): string {
  return typeof field.label === 'string' ? field.label : field.name
}

function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : []
}

/** The paragraphs, headings, list items, cells and captions with a text, numbered as they are read. */
function paragraphsOf(value: unknown): { number: number; text: string }[] {
  const parsed = richText.safeParse(value)
  if (!parsed.success) return []
  const texts = parsed.data.root.children.flatMap(blocksOf)
  return texts.map((text, index) => ({ number: index + 1, text })).filter(({ text }) => text !== '')
}

/** Nodes that stand in a line of text; all others are lines of their own. */
const inLine: ReadonlySet<string | undefined> = new Set(['text', 'tab', 'linebreak', 'link', 'autolink'])

function blocksOf(value: unknown): string[] {
  const parsed = node.safeParse(value)
  if (!parsed.success) return []
  const { children, fields } = parsed.data
  if (children === undefined) return [fields?.caption ?? '']
  const texts: string[] = []
  let line: string | undefined
  for (const child of children) {
    if (inLine.has(node.safeParse(child).data?.type)) line = (line ?? '') + inlineOf(child)
    else {
      if (line !== undefined) texts.push(line)
      line = undefined
      texts.push(...blocksOf(child))
    }
  }
  return line === undefined && texts.length > 0 ? texts : [...texts, line ?? '']
}

function inlineOf(value: unknown): string {
  const parsed = node.safeParse(value)
  if (!parsed.success) return ''
  if (parsed.data.type === 'linebreak') return '\n'
  return parsed.data.text ?? (parsed.data.children ?? []).map(inlineOf).join('')
}
