/**
 * A vocabulary as the options of a select field.
 * @param vocabulary stored value to Chinese word, from site/catalogue/vocabulary.ts
 */
export function optionsOf(vocabulary: Readonly<Record<string, string>>): { label: string; value: string }[] {
  return Object.entries(vocabulary).map(([value, label]) => ({ value, label }))
}
