import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { cleanedField } from '../../cms/base/characters.ts'
import { longestTag, mostTags, tagsIn, tagsText } from '../../cms/content/tags/tagTexts.ts'
import { mostUnits } from '../../site/catalogue/cutText.ts'
import { longestOf } from '../../cms/documents/limits/fieldLimits.ts'
import { hostileText } from './richTexts.ts'

/** One text of each way of breaking what holds it; each is cut to the limit of its field. */
export const anyTexts: readonly string[] = [
  '工'.repeat(20_000),
  '👨‍👩‍👧‍👦'.repeat(900),
  'x'.repeat(20_000),
  '</script><script>alert(1)</script>"\'><img src=x onerror=y> &amp; ]]> <!-- %2f%00 ../../etc ',
  'a\u0000b\u000bc\u2028d\ud800e\ufffef\u202eg\r\nh\ti',
  '\u05d0\u0627e\u0301\u200d𠮷ＡＢｌ\u00adO0\u3000',
  '../..\\CON.png?x=1#y%',
]

/** Any text of which something can be seen: a form takes it for filled in. */
const seenText = fc
  .array(fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...anyTexts)), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join('').slice(0, 20_000))
  .filter((text) => cleanedField(text.slice(0, 2)) !== '')

/** Other texts with every call. */
export function moreTexts(count: number): string[] {
  return fc.sample(seenText, count)
}

const link = 'https://www.example.com/watch?v=1&t="2"#片'

/**
 * A document of a library with one text in every field that a person can type into, at its limit.
 * @param text of anyTexts
 * @param slug the address it asks for; undefined for one that is made from the title
 */
export function documentOf(fields: readonly FlattenedField[], text: string, slug?: string): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const field of fields) {
    const value = valueOf(field, text)
    if (value !== undefined) data[field.name] = value
  }
  if ('slug' in data) data['slug'] = slug
  if ('signUpHere' in data) signUpOneWay(data, text)
  return data
}

/** One signs up here or elsewhere, and a form takes one of them: each is met with, by the length of the text. */
function signUpOneWay(data: Record<string, unknown>, text: string): void {
  const isHere = text.length % 2 === 0
  data['signUpHere'] = { ...(data['signUpHere'] as object), isOn: isHere }
  for (const elsewhere of isHere ? ['signUpUrl', 'signUpPicture'] : []) data[elsewhere] = undefined
}

function valueOf(field: FlattenedField, text: string): unknown {
  if (['id', 'code', 'sample', '_status', 'stage', 'expires'].includes(field.name)) return undefined
  if ('hidden' in field && field.hidden === true) return undefined
  if (field.type === 'text' || field.type === 'textarea') {
    if (/url/i.test(field.name)) return link
    if (field.name === 'tags') return tagsOf(text)
    // a line of a form on paper is short
    if (field.name === 'above' || field.name === 'below') return atLimit(text.replaceAll('\n', ''), 20)
    const cut = atLimit(text, longestOf(field))
    return 'hasMany' in field && field.hasMany === true ? [cut, cut] : cut
  }
  if (field.type === 'select') {
    const [first] = field.options
    const value = typeof first === 'string' ? first : first?.value
    return field.hasMany === true ? [value] : value
  }
  // what is kept for somebody is no more than there is
  if (field.type === 'number') return field.name === 'seats' ? 1 : (field.min ?? 1)
  if (field.type === 'checkbox') return true
  if (field.type === 'date') return /^(createdAt|updatedAt|deletedAt)$/.test(field.name) ? undefined : later(field.name)
  if (field.type === 'array') {
    const row = documentOf(field.flattenedFields, text)
    // a title in words stands in the place of a kind
    return [field.name === 'honours' ? { ...row, kind: undefined } : row]
  }
  if (field.type === 'group') return documentOf(field.flattenedFields, text)
  return field.type === 'richText' ? richTextOf(text) : undefined
}

/** A few tags, each as long as one may be. */
function tagsOf(text: string): string {
  const tags = tagsIn(cleanedField(text.slice(0, 1000))).map((tag) => atLimit(tag, longestTag))
  return tagsText(tagsIn(tagsText(tags)).slice(0, mostTags))
}

/** Ends and deadlines come after beginnings, and what was moved or opens began earlier. */
function later(name: string): string {
  if (name === 'movedFrom' || name === 'opens') return '2027-02-01T04:00:00.000Z'
  return name === 'end' || name === 'closes' ? '2027-03-01T05:00:00.000Z' : '2027-03-01T04:00:00.000Z'
}

function atLimit(text: string, longest: number): string {
  const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text.slice(0, mostUnits(longest)))
  return Array.from(segments, ({ segment }) => segment)
    .slice(0, longest)
    .join('')
}

function richTextOf(text: string): object {
  const leaf = { type: 'text', text, format: 3 }
  const linked = { type: 'link', fields: { linkType: 'custom', url: link }, children: [leaf] }
  const items = [{ type: 'listitem', children: [leaf] }]
  const children = [
    { type: 'heading', tag: 'h2', children: [leaf] },
    { type: 'paragraph', children: [leaf, { type: 'linebreak' }, linked] },
    { type: 'list', listType: 'number', children: items },
  ]
  return { root: { type: 'root', children } }
}
