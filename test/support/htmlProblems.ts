import { HtmlValidate, StaticConfigLoader } from 'html-validate'

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
    rules: {
      // all that a page loads is of its own origin, which can change the page as well
      'require-sri': ['error', { target: 'crossorigin' }],
      // the menu, which is closed at first, stands before the page's own heading
      'heading-level': ['error', { minInitialRank: 'h2' }],
      // what is offered to a search field is no list of fixed choices
      'prefer-native-element': ['error', { exclude: ['listbox'] }],
    },
  }),
)

/** What is not as the HTML standard has it, or keeps somebody out, in words with the place. */
export function htmlProblems(page: string, html: string): string[] {
  const { results } = validator.validateStringSync(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${page}:${line}:${column} ${ruleId}: ${message}`),
  )
}
