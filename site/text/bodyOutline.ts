/**
 * The text of an entry with headings that leave no step out: below the page's own comes one of the first level, whatever
 * the first of the text was.
 * @param body HTML as an entry has it (site/catalogue/bodyMarks.ts)
 */
export function withWholeOutline(body: string): string {
  const first = body.search(/<h2\b/)
  const [before, after] = first === -1 ? [body, ''] : [body.slice(0, first), body.slice(first)]
  return before.replaceAll(/<(\/?)h3\b/g, '<$1h2') + after
}
