import { cutText } from '../../../site/catalogue/cutText.ts'

/** Longest name of a file without its ending, in bytes: a file system takes 255, and a size, a number and the ending follow. */
const longestStemBytes = 220
/** Longest original name kept, in characters. */
export const longestOriginalName = 255
/** What is looked at of a name, in UTF-16 units: more than can be kept of it. */
const longestRead = 2000

/** Controls, invisible marks such as those that turn the direction of writing, halves of characters, line ends. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu
/** What a file system, a URL or a shell reads as something else. */
const special = /[/\\?<>:*|"%#`$]+/g
/** Names that Windows keeps for devices, with any ending. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * The name under which a file is kept, without its ending: what was given, Chinese too, as far as every file system, URL
 * and web server takes it.
 * @param name as it came, with its ending or without
 * @param fallback when nothing usable is in it
 * @returns at least one character, at most 220 bytes in UTF-8, composed (NFC), never beginning with a dot
 */
export function stemOf(name: string, fallback: string): string {
  const own = lastPart(name).replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const clean = trimmed(
    whole(own.slice(0, longestRead)).replace(invisible, '').replace(special, '-').replace(/\s+/g, ' '),
  )
  const stem = trimmed(shortened(clean, longestStemBytes))
  if (stem === '') return fallback
  return device.test(stem) ? `${fallback}-${stem}` : stem
}

/** The name that a file had where it came from, as text that can be shown: no controls, at most 255 characters. */
export function originalNameOf(name: string): string {
  const clean = whole(lastPart(name).slice(0, longestRead)).replace(invisible, '').replace(/\s+/g, ' ').trim()
  return cutText(clean, longestOriginalName)
}

/** The same for names that a file system may take for one: other case, characters composed in another way. */
export function nameKeyOf(stem: string): string {
  return stem.normalize('NFC').toLowerCase().normalize('NFC')
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}

/** A cut may have left half a character at the end. */
function whole(text: string): string {
  return text.toWellFormed().normalize('NFC')
}

function trimmed(stem: string): string {
  let end = stem.length
  while (end > 0 && /[.\s]/.test(stem.charAt(end - 1))) end--
  return stem.slice(0, end).replace(/^[.\s-]+/, '')
}

/** As many whole characters as fit, as a reader counts them; of one that alone is too long, its beginning. */
function shortened(text: string, mostBytes: number): string {
  return (
    fitting(
      [...graphemes.segment(text)].map(({ segment }) => segment),
      mostBytes,
    ) || fitting([...text], mostBytes)
  )
}

function fitting(parts: readonly string[], mostBytes: number): string {
  let [kept, bytes] = ['', 0]
  for (const part of parts) {
    bytes += Buffer.byteLength(part)
    if (bytes > mostBytes) break
    kept += part
  }
  return kept
}
