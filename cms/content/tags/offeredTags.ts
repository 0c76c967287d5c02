import { tagsIn } from './tagTexts.ts'

/** Most tags that are offered at a time. */
const mostOffered = 8

/**
 * The tags that are offered for what stands in the field: those that go on where the last one that is being typed
 * begins, and all while none is; never one that is there already.
 * @param known the tags in use, the most used first
 */
export function offeredTags(typed: string, known: readonly string[]): string[] {
  const there = tagsIn(typed)
  const last = isBegun(typed) ? (there.at(-1) ?? '').toLowerCase() : ''
  const taken = new Set(there.map((tag) => tag.toLowerCase()))
  return known
    .filter((tag) => !taken.has(tag.toLowerCase()) && tag.toLowerCase().startsWith(last))
    .slice(0, mostOffered)
}

/** What stands in the field when an offered tag is taken: in the place of the one that is being typed. */
export function withTag(typed: string, tag: string): string[] {
  const there = tagsIn(typed)
  const last = there.at(-1)
  const isReplaced = isBegun(typed) && last !== undefined && tag.toLowerCase().startsWith(last.toLowerCase())
  return [...(isReplaced ? there.slice(0, -1) : there), tag]
}

/** Whether a tag is being typed: what ends with a mark or a space has ended its last one. */
function isBegun(typed: string): boolean {
  return /[^\s、，,;；|#]$/u.test(typed)
}
