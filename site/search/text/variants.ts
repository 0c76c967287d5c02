import traditional from 'opencc-js/dict/TSCharacters'
import type { Variants } from './fold.ts'

/** Rare forms of characters that OpenCC's list does not have. */
const ours = ['瑯琅']

/**
 * Characters by the one that stands for them: Traditional by Simplified ones, one by one (OpenCC's list, of which the
 * first choice is taken), and a few of our own.
 */
export function readVariants(): Variants {
  const variants = new Map<string, string>()
  for (const pair of traditional.split('|')) {
    const [from = '', to = ''] = pair.split(' ')
    if (from !== to && to !== '') variants.set(from, to)
  }
  for (const [from = '', to = ''] of ours.map((pair) => [...pair])) variants.set(from, to)
  // of a rare form of a rare form (薴, 苧) the last one stands for all: what is folded folds into itself
  for (const [from, to] of variants) {
    let last = to
    for (let next = variants.get(last); next !== undefined && next !== from; next = variants.get(last)) last = next
    variants.set(from, last)
  }
  return variants
}
