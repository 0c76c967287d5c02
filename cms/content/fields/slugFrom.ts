import { pinyin } from 'pinyin-pro'

/** Longest slug made from a title, in characters: an address should fit on one line of a poster. */
const longest = 60

/** How much of a title is read, in code units: pinyin of more than this never fits, and pinyin takes its time. */
const mostRead = 120

/**
 * A slug for a title: pinyin without tones, Latin letters and digits kept.
 * @returns lower-case words joined by hyphens, cut at a word; `entry` when nothing of the title can be written so
 */
export function slugFrom(title: string): string {
  const words = pinyin(title.slice(0, mostRead).normalize('NFKC'), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
    .join(' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`
    if (longer.length > longest) break
    slug = longer
  }
  return slug === '' ? 'entry' : slug
}
