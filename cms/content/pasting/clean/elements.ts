import { formats } from '../../../documents/richText/nodes.ts'
import type { HtmlElement } from './htmlTree.ts'
import type { Left } from './report.ts'
import type { Side } from './parts.ts'

/** Elements of which nothing is for a reader. */
export const silent = new Set(
  'head style script template title meta link base xml colgroup col area rp param source track wbr'.split(' '),
)

/** Elements that are left out with all that is in them, and are counted. */
const leftOut: Readonly<Record<string, Left>> = {
  ...Object.fromEntries(
    'iframe frame frameset video audio object embed applet canvas mpvoice mpvideo mpcpc qqmusic'
      .split(' ')
      .map((name) => [name, 'players']),
  ),
  ...Object.fromEntries('input select option textarea button'.split(' ').map((name) => [name, 'controls'])),
  ...Object.fromEntries('svg math'.split(' ').map((name) => [name, 'drawings'])),
}

/** Elements that stand on lines of their own. */
export const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre root section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Says why an element does not come along, where it is to be counted; undefined when it does. */
export function leftBehind({ name, attributes, style }: HtmlElement): Left | undefined {
  // cards of WeChat: mini programs, videos, accounts
  const why = leftOut[name] ?? (/^mp-(?!style)/.test(name) ? 'players' : undefined)
  // no browser shows it
  if (name === 'noscript') return 'hidden'
  if (why === 'controls') return attributes['type'] === 'hidden' ? undefined : why
  if (why !== undefined) return why
  if (/\bcomment(?:-list|-reference)?\b/.test(style.get('mso-element') ?? '') || /MsoComment/.test(attributes['class'] ?? ''))
    return 'comments'
  if (style.has('mso-comment-reference') || style.get('mso-special-character') === 'comment') return 'comments'
  // what a revision deletes is no text any more; what an author struck through is
  if (name === 'del' && (attributes['cite'] !== undefined || attributes['datetime'] !== undefined)) return 'deletions'
  const isHidden =
    style.get('display') === 'none' ||
    style.get('mso-hide') === 'all' ||
    attributes['hidden'] !== undefined ||
    // articles of WeChat are hidden until their page has loaded
    (style.get('visibility') === 'hidden' && attributes['id'] !== 'js_content')
  return isHidden ? 'hidden' : undefined
}

/** How the letters in an element look, given how they look around it. @returns bits as in a text's format */
export function formatIn({ name, style }: HtmlElement, around: number): number {
  let format = around
  const set = (bit: number, isSet: boolean): void => void (format = isSet ? format | bit : format & ~bit)
  if (name === 'b' || name === 'strong') set(1, true)
  if (name === 'i' || name === 'em' || name === 'cite') set(2, true)
  if (name === 's' || name === 'strike' || name === 'del') set(4, true)
  if (name === 'u' || name === 'ins') set(8, true)
  if (name === 'sub') format = lowered(format)
  if (name === 'sup') format = raised(format)
  const height = style.get('vertical-align')
  if (height === 'sub') format = lowered(format)
  if (height === 'super') format = raised(format)
  const weight = style.get('font-weight')
  if (weight !== undefined && weight !== 'inherit') set(1, /^(?:bold|bolder|[6-9]00)/.test(weight))
  const slant = style.get('font-style')
  if (slant !== undefined && slant !== 'inherit') set(2, /^(?:italic|oblique)/.test(slant))
  const lines = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''} ${style.get('text-underline') ?? ''}`
  if (/underline|single|double/.test(lines)) set(8, true)
  if (lines.includes('line-through')) set(4, true)
  return format
}

const { subscript, superscript } = formats
const lowered = (format: number): number => (format | subscript) & ~superscript
const raised = (format: number): number => (format | superscript) & ~subscript

/** On which side the lines of an element stand. */
export function sideIn({ name, attributes, style }: HtmlElement, around: Side): Side {
  const said = style.get('text-align') ?? attributes['align']?.toLowerCase() ?? (name === 'center' ? 'center' : undefined)
  if (said === undefined || /inherit|initial/.test(said)) return around
  if (/center/.test(said)) return 'center'
  return /right|end/.test(said) ? 'right' : undefined
}

/** The heading that an element is; undefined when it is none. */
export function headingIn({ name, attributes, style }: HtmlElement): 'h2' | 'h3' | undefined {
  if (/^h[1-6]$/.test(name)) return name <= 'h2' ? 'h2' : 'h3'
  if (name !== 'p' && name !== 'div') return undefined
  const level = Number(style.get('mso-outline-level') ?? (attributes['role'] === 'heading' && attributes['aria-level']))
  if (level >= 1 && level <= 6) return level <= 2 ? 'h2' : 'h3'
  return /\bMsoTitle\b/.test(attributes['class'] ?? '') ? 'h2' : undefined
}
