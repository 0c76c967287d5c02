/** What a list's text begins with, as a program wrote it for those that know no lists. */
export type Marker = { kind: 'bullet' } | { kind: 'number'; number: number | undefined } | { kind: 'words' }

/**
 * Reads a marker. Numbers in Han characters (一、 （二） 第三条) are words: a list of the site counts in digits, and what
 * a text refers to would be called otherwise.
 */
export function readMarker(text: string): Marker {
  const marker = text.replace(/[\s\u00a0]+/g, '')
  const digits = /^[(（]?(?:\d{1,3}\.)*(\d{1,5})[.)．）、:：]?$/.exec(marker)?.[1]
  if (digits !== undefined) return { kind: 'number', number: Number(digits) }
  const circled = /^[\u2460-\u2473]$/.exec(marker)?.[0]
  if (circled !== undefined) return { kind: 'number', number: (circled.codePointAt(0) ?? 0) - 0x245f }
  // a letter alone is a bullet in a font of signs
  const letters = /^[(（]?([a-z]{1,6})[.)．）、]$/i.exec(marker)?.[1]?.toLowerCase()
  if (letters !== undefined) return { kind: 'number', number: letters === 'a' || letters === 'i' ? 1 : undefined }
  return /[\u4e00-\u9fff〇]/.test(marker) ? { kind: 'words' } : { kind: 'bullet' }
}

/** The level that a paragraph says it has in a list, from 1; undefined when it is in none. */
export function levelIn(style: ReadonlyMap<string, string>): number | undefined {
  const level = /\blevel(\d{1,2})\b/.exec(style.get('mso-list') ?? '')?.[1]
  return level === undefined ? undefined : Math.max(1, Number(level))
}
