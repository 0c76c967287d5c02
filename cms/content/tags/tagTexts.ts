import { cutText } from '../../../site/catalogue/cutText.ts'
import { isLonger, lengthOf } from '../../base/characters.ts'

/** Most tags of one entry, and most characters of one. */
export const [mostTags, longestTag] = [10, 20]
/** Longest text of a field of tags, in characters: all of them and the marks between. */
export const longestTags = mostTags * (longestTag + 1)

/** What divides tags, however they are typed: a number sign stands before each, or around it. */
const between = /[\s、，,;；|#]+/u

/**
 * The tags that a text names, as they are stored: of normal width, without spaces and number signs, each once whatever
 * its case.
 */
export function tagsIn(text: string | null | undefined): string[] {
  const tags = new Map<string, string>()
  for (const tag of (text ?? '').normalize('NFKC').split(between)) {
    const same = tag.toLowerCase()
    if (tag !== '' && !tags.has(same)) tags.set(same, tag)
  }
  return [...tags.values()]
}

/** The text that is stored for some tags, in their order. */
export function tagsText(tags: readonly string[]): string {
  return tags.join('、')
}

/** Whether two texts that are stored have the same tags, whatever their order. */
export function sameTags(one: string, other: string): boolean {
  return tagsText(tagsIn(one).toSorted()) === tagsText(tagsIn(other).toSorted())
}

/** What is wrong with a text of tags, in Chinese, or undefined. */
export function tagsProblem(text: string): string | undefined {
  const tags = tagsIn(text)
  const long = tags.find((tag) => isLonger(tag, longestTag))
  if (long !== undefined) {
    return `标签「${cutText(long, 10)}…」太长：有 ${lengthOf(long)} 字，最多 ${longestTag} 字。标签之间用顿号或空格隔开。`
  }
  if (tags.length <= mostTags) return undefined
  return `有 ${tags.length} 个标签，最多 ${mostTags} 个，请删去 ${tags.length - mostTags} 个。`
}
