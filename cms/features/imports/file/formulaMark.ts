/** What a spreadsheet takes for the beginning of a formula, in a CSV (OWASP, CSV injection), and what is stripped before it. */
const formula = /^'*[=+\-@|\t\r\n\0]/

/**
 * A text for a cell of a CSV: one that would be a formula gets an apostrophe, and so does one that has apostrophes before
 * that already, since the first of them would be taken for this one.
 */
export function markFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text that `markFormula` was given. */
export function unmarkFormula(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}
