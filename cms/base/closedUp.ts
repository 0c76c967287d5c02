/** A space between a Chinese word or mark and what is filled in there, which is Chinese too. */
const gap =
  /(?<=[\u3000-\u9fff\uff00-\uffef]) (?=(?:<\d>)?\{\{\w*(?:label|title)\}\})|(?<=\{\{\w*(?:label|title)\}\}(?:<\/\d>)?) (?=[\u3000-\u9fff\uff00-\uffef])/gi

/**
 * Translations without the spaces that Payload (3.90) leaves around the names of things: 添加场次, not 添加 场次.
 * @param texts of a language, in groups of groups
 */
export function closedUp<T>(texts: T): T {
  if (typeof texts === 'string') return texts.replaceAll(gap, '') as T & string
  if (typeof texts !== 'object' || texts === null || typeof texts === 'function') return texts
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, closedUp<unknown>(text)])) as T
}
