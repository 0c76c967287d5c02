import {
  cellsOf,
  type FormTemplate,
  type Measure,
  type Split,
  type Values,
} from '../../../content/campaigns/template.ts'

/** What was delivered, added up by what a form may tell apart; people in 人次. */
export type Sums = Readonly<Record<Split, string>> & {
  kind: string
  sessions: number
  people: number
  mediaReports: number
}

/** What a measure takes of what was delivered. */
const taken = {
  sessions: 'sessions',
  participants: 'people',
  coverage: 'people',
  mediaReports: 'mediaReports',
} as const satisfies Record<Measure, keyof Sums>

/** The numbers of a form, from what was delivered; those that are 0 are left out. */
export function filledFrom(template: FormTemplate, kinds: readonly string[], sums: readonly Sums[]): Values {
  const values: Record<string, number> = {}
  for (const { key, kind, measure, part } of cellsOf(template, kinds)) {
    const number = sums
      .filter(
        (one) => (kind === undefined || one.kind === kind) && (part === undefined || one[template.split] === part),
      )
      .reduce((sum, one) => sum + one[taken[measure.key]], 0)
    if (number !== 0) values[key] = number
  }
  return values
}

/** The sum of numbers of one form, cell by cell. */
export function addedUp(all: readonly Values[]): Values {
  const sum: Record<string, number> = {}
  for (const values of all)
    for (const [key, number] of Object.entries(values))
      sum[key] = (Object.hasOwn(sum, key) ? (sum[key] ?? 0) : 0) + number
  return sum
}

/** What differs between two fillings of one form, in the order of its paper. */
export function differences(
  template: FormTemplate,
  kinds: readonly string[],
  before: Values,
  after: Values,
): { key: string; before: number; after: number }[] {
  return cellsOf(template, kinds).flatMap(({ key }) => {
    const [was, is] = [before[key] ?? 0, after[key] ?? 0]
    return was === is ? [] : [{ key, before: was, after: is }]
  })
}
