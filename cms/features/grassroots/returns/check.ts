import { cellsOf, cellKey, type FormTemplate, type Values } from '../../../content/campaigns/template.ts'
import { cellName, type CellProblem, crossFoot, shownNumber } from '../form/crossFoot.ts'

/** A form, and what somebody has written into it. */
export interface Filled {
  template: FormTemplate
  kinds: readonly string[]
  values: Values
  /** Sums as they were typed, by the key of the sum. */
  stated: Values
  /** Why a number is another one than was recorded, by cell. */
  reasons: Readonly<Record<string, string>>
  /** What the deliveries add up to; undefined where none is recorded, so that nothing is to be explained. */
  drawn: Values | undefined
}

/** What keeps a form from being handed in: what does not add up, and what was changed by hand without a word why. */
export function problemsOf({ template, kinds, values, stated, reasons, drawn }: Filled): CellProblem[] {
  const problems = crossFoot(template, kinds, values, stated)
  if (drawn === undefined) return problems
  for (const { key, ...cell } of cellsOf(template, kinds)) {
    const [is, was] = [values[key] ?? 0, drawn[key] ?? 0]
    if (is === was || (reasons[key] ?? '').trim() !== '') continue
    const [isText, wasText] = [shownNumber(cell.measure, is), shownNumber(cell.measure, was)]
    const message = `「${cellName(template, cell)}」填的是 ${isText}，场次记录是 ${wasText}。请写明原因，或改回记录的数。`
    problems.push({ key, message })
  }
  return problems
}

/** Whether numbers of one form stand in the same cells of another, so that either shows them: words may differ. */
export function isSameForm(
  one: Pick<Filled, 'template' | 'kinds'>,
  other: Pick<Filled, 'template' | 'kinds'>,
): boolean {
  const [first, second] = [one, other].map(({ template, kinds }) =>
    [
      template.layout,
      template.split,
      ...cellsOf(template, kinds)
        .map(({ key }) => key)
        .sort(),
    ].join(' '),
  )
  return first === second
}

/** The keys that a form has: of its cells, and of the sums that stand beside them. */
export function keysOf(
  template: FormTemplate,
  kinds: readonly string[],
): { cells: ReadonlySet<string>; sums: ReadonlySet<string> } {
  const cells = cellsOf(template, kinds)
  const summed = template.hasSum ? cells.filter(({ part }) => part !== undefined) : []
  return {
    cells: new Set(cells.map(({ key }) => key)),
    sums: new Set(summed.map(({ kind, measure }) => cellKey(kind, measure.key, 'sum'))),
  }
}

/** Of some entries by key those that a form has, without what is nothing. */
export function onlyKeys<T>(
  all: Readonly<Record<string, T>>,
  keys: ReadonlySet<string>,
  nothing?: T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => keys.has(key) && value !== nothing))
}
