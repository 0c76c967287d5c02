import { childOf, holds, valueOf, type XmlElement, type XmlNode } from './wordXml.ts'

/** Begins the name of the mark that an item carries through the converter; its number follows. */
export const numberMark = 'gongyun-number-'

interface Level {
  start: number
  style: string | undefined
}
interface Numbering {
  /** By the id of a list that paragraphs name: whose count it goes on with, and where it begins anew. */
  lists: ReadonlyMap<string, { counted: string; overrides: ReadonlyMap<number, number> }>
  levels: ReadonlyMap<string, ReadonlyMap<number, Level>>
}

/** Reads how the lists of a document count (ECMA-376 Part 1, 17.9). @param part `word/numbering.xml` */
export function numberingOf(part: XmlElement): Numbering {
  const of = (element: XmlElement, kind: string): XmlElement[] =>
    element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.kind === kind)
  const levels = of(part, 'w:abstractNum').map((abstract) => {
    const own = of(abstract, 'w:lvl').map((level): [number, Level] => [
      numberIn(level, 'ilvl') ?? 0,
      { start: numberIn(childOf(level, 'w:start'), 'val') ?? 1, style: valueOf(childOf(level, 'w:pStyle'), 'val') },
    ])
    return [valueOf(abstract, 'abstractNumId') ?? '', new Map(own)] as const
  })
  const lists = of(part, 'w:num').map((list) => {
    const overrides = of(list, 'w:lvlOverride').flatMap((override): [number, number][] => {
      const start = numberIn(childOf(override, 'w:startOverride'), 'val')
      return start === undefined ? [] : [[numberIn(override, 'ilvl') ?? 0, start]]
    })
    const counted = valueOf(childOf(list, 'w:abstractNumId'), 'val') ?? ''
    return [valueOf(list, 'numId') ?? '', { counted, overrides: new Map(overrides) }] as const
  })
  return { lists: new Map(lists), levels: new Map(levels) }
}

/**
 * Marks each item of a list with the number that Word shows before it: the converter begins each list anew at 1, also
 * one that goes on below a paragraph.
 */
export function withNumbers(body: XmlElement, numbering: Numbering): XmlElement {
  /** By the count of lists, the last number on each level. */
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  const next = (id: string, level: number): number => {
    const { counted, overrides } = numbering.lists.get(id) ?? { counted: id, overrides: new Map<number, number>() }
    const count = counts.get(counted) ?? []
    counts.set(counted, count)
    const override = overrides.get(level)
    const isFirst = !begun.has(`${id} ${level}`)
    begun.add(`${id} ${level}`)
    const start = override ?? numbering.levels.get(counted)?.get(level)?.start ?? 1
    const before = override !== undefined && isFirst ? undefined : count[level]
    const number = before === undefined ? start : before + 1
    count.length = level
    count[level] = number
    return number
  }
  const walk = (node: XmlNode): XmlNode => {
    if (typeof node === 'string') return node
    const place = node.kind === 'w:p' && holds(node, 'w:t', 'w:sym') ? placeOf(node, numbering) : undefined
    const number = place === undefined ? undefined : next(place.id, place.level)
    const children = node.children.map(walk)
    if (number === undefined) return { ...node, children }
    const prefix = node.name.slice(0, node.name.indexOf(':') + 1)
    const attributes = { [`${prefix}id`]: '0', [`${prefix}name`]: `${numberMark}${number}` }
    const mark = { name: `${prefix}bookmarkStart`, kind: 'w:bookmarkStart', attributes, children: [] }
    return { ...node, children: [...children.slice(0, 1), mark, ...children.slice(1)] }
  }
  return walk(body) as XmlElement
}

/** The list that a paragraph stands in, by itself or by its style, and its level from 0. */
function placeOf(paragraph: XmlElement, { lists, levels }: Numbering): { id: string; level: number } | undefined {
  const properties = childOf(paragraph, 'w:pPr')
  const own = childOf(properties, 'w:numPr')
  const id = valueOf(childOf(own, 'w:numId'), 'val')
  if (id !== undefined) return id === '0' ? undefined : { id, level: numberIn(childOf(own, 'w:ilvl'), 'val') ?? 0 }
  const style = valueOf(childOf(properties, 'w:pStyle'), 'val')
  if (style === undefined) return undefined
  for (const [list, { counted }] of lists)
    for (const [level, said] of levels.get(counted) ?? []) if (said.style === style) return { id: list, level }
  return undefined
}

function numberIn(element: XmlElement | undefined, name: string): number | undefined {
  const number = Number.parseInt(valueOf(element, name) ?? '', 10)
  return number >= 0 && number <= 100_000 ? number : undefined
}
