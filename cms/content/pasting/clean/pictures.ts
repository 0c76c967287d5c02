import { shortened } from '../../../base/characters.ts'
import type { HtmlElement } from './htmlTree.ts'

/** A picture that came along with a text. */
export interface BroughtPicture {
  /** Its bytes, as a data: address. */
  data: string
  name: string
  /** What its author says is on it; empty where that is nothing that a person wrote. */
  alt: string
}

/** What is known of a picture where it stands. */
export type FoundPicture =
  | { kind: 'none' }
  | { kind: 'brought'; picture: BroughtPicture }
  | { kind: 'local'; name: string }
  | { kind: 'remote'; name: string }
  | { kind: 'other'; name: string }

/** Kinds of picture that the library takes. */
const taken = /^data:image\/(?:jpe?g|png|webp|avif);base64,/i
/** Largest edge of what only counts who reads, in pixels, and the longest address of what stands in a picture's place. */
const [largestPixel, longestPlaceholder] = [3, 2_000]
/** Longest description of a picture in the library, in characters. */
export const longestAlt = 120

/** Looks at a picture of somebody's HTML. */
export function findPicture(element: HtmlElement): FoundPicture {
  const { attributes, style } = element
  const alt = altOf(attributes['alt'] ?? attributes['title'] ?? '')
  const shown = (attributes['src'] ?? attributes['o:href'] ?? '').trim()
  // pages that load pictures late have the address beside the one that is shown
  const late = [attributes['data-src'], attributes['data-original'], attributes['data-lazy-src']].find(Boolean)?.trim()
  const isPlaceholder = shown === '' || (/^data:/i.test(shown) && shown.length < longestPlaceholder)
  const source = late !== undefined && isPlaceholder ? late : shown
  const edges = [attributes['width'] ?? style.get('width'), attributes['height'] ?? style.get('height')].map((edge) =>
    edge === undefined || !/^\d+(?:\.\d+)?(?:px)?$/.test(edge) ? Infinity : parseFloat(edge),
  )
  if (source === '' || edges.some((edge) => edge <= largestPixel)) return { kind: 'none' }
  const name = shortened(alt || nameIn(source))
  if (taken.test(source)) return { kind: 'brought', picture: { data: source, name: nameIn(source), alt } }
  if (/^(?:https?:)?\/\//i.test(source)) return { kind: 'remote', name }
  if (/^(?:file:|[a-z]:[\\/]|webkit-fake-url:)/i.test(source)) return { kind: 'local', name }
  return { kind: 'other', name }
}

/** What programs write there by themselves says nothing of the picture. */
function altOf(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  const isMachines = /^(?:图片|图像|图形|picture|image|img|photo|微信图片)?[\s_\-\d]*$|\.(?:jpe?g|png|gif|webp|bmp|avif)$|AI 生成的内容|^[0-9a-f-]{16,}$/i
  return isMachines.test(clean) ? '' : Array.from(clean).slice(0, longestAlt).join('')
}

/** The name of its file, as far as an address has one. */
function nameIn(source: string): string {
  const type = /^data:image\/([a-z]+)/i.exec(source.slice(0, 40))?.[1]?.toLowerCase()
  if (type !== undefined) return `图片.${type === 'jpeg' ? 'jpg' : type}`
  const last = source.split(/[?#]/, 1)[0]?.split(/[\\/]/).findLast((part) => part !== '') ?? ''
  // the last part of an address of WeChat is a width
  if (!last.includes('.')) return '图片'
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
