import { serviceKinds } from '../../../../site/catalogue/vocabulary.ts'
import { tenThousandsText } from '../../../../site/catalogue/campaigns/people.ts'
import {
  cellKey,
  type FormMeasure,
  type FormTemplate,
  splits,
  type Values,
} from '../../../content/campaigns/template.ts'

/** A cell of a form on paper; it may reach over several columns and rows. */
export interface PaperCell {
  text: string
  /** Its number, where it is one that a spreadsheet may add up; of 万人次 as it is shown. */
  number: number | undefined
  /** Of its number. */
  decimals: number
  across: number
  down: number
  isHead: boolean
}

/** A form as it is put on paper, whatever writes it. */
export interface Paper {
  title: string
  /** Lines around the table, each of some words with what stands behind them, which may be left for the pen. */
  above: readonly (readonly Entry[])[]
  below: readonly (readonly Entry[])[]
  columns: number
  /** How wide each column is beside the others. */
  weights: readonly number[]
  /** Whether it lies across the page: an original with many columns does. */
  isLandscape: boolean
  /** Each row has the cells that begin in it. */
  rows: readonly (readonly PaperCell[])[]
}

export interface Entry {
  label: string
  value: string
}

/** Width of a column of units beside one of numbers. */
const nameWeight = 3

/** One line of numbers: a unit, or the sum of several. */
export interface PaperRow {
  name: string
  values: Values
}

/**
 * Lays a form out in the shape of its original: kinds side by side with a row for each unit, or kind below kind, or
 * without kinds.
 * @param kinds of the campaign
 * @param rows of a form whose kinds stand below one another the first alone is shown
 * @param filledIn what stands behind the words around the table, by word
 */
export function layOut(
  template: FormTemplate,
  kinds: readonly string[],
  rows: readonly PaperRow[],
  filledIn: Readonly<Record<string, string>>,
): Paper {
  const entry = (label: string): Entry => ({
    label,
    value: Object.hasOwn(filledIn, label) ? (filledIn[label] ?? '') : '',
  })
  const isLandscape = template.layout === 'across'
  // on a wide page the words stand beside one another
  const lines = (labels: readonly string[]): Entry[][] => {
    const entries = labels.map(entry)
    return isLandscape ? [entries].filter((some) => some.length > 0) : entries.map((one) => [one])
  }
  const table =
    template.layout === 'down'
      ? kindBelowKind(template, kinds, rows[0]?.values ?? {})
      : sideBySide(template, kinds, rows)
  const hasNames = isNamed(template, rows.length)
  const columns = Math.max(...table.map((cells) => cells.reduce((sum, { across }) => sum + across, 0)))
  return {
    title: template.title,
    above: lines(template.above),
    below: lines(template.below),
    columns,
    weights: Array.from({ length: columns }, (_, column) => (column === 0 && hasNames ? nameWeight : 1)),
    isLandscape,
    rows: table,
  }
}

/** Whether a column names units: of one unit a form without kinds names it above the table. */
function isNamed({ layout }: FormTemplate, rows: number): boolean {
  return layout === 'across' || (layout === 'single' && rows > 1)
}

function sideBySide(template: FormTemplate, kinds: readonly string[], rows: readonly PaperRow[]): PaperCell[][] {
  const { measures, layout } = template
  const shown = layout === 'single' ? [undefined] : kinds
  const partsOf = (measure: FormMeasure) => partsShown(template, measure)
  const isSplit = measures.some((measure) => measure.isSplit)
  const headRows = (layout === 'single' ? 0 : 1) + 1 + (isSplit ? 1 : 0)
  const hasNames = isNamed(template, rows.length)
  const unit = hasNames ? [head('单位', 1, headRows)] : []
  const ofKinds = shown.map((kind) =>
    head(
      kindName(kind),
      measures.reduce((sum, one) => sum + partsOf(one).length, 0),
    ),
  )
  const ofMeasures = shown.flatMap(() =>
    measures.map((one) => head(one.label, partsOf(one).length, one.isSplit || !isSplit ? 1 : 2)),
  )
  const ofParts = shown.flatMap(() =>
    measures.flatMap((one) => (one.isSplit ? partsOf(one).map((part) => head(partName(template, part))) : [])),
  )
  const heads = [...(layout === 'single' ? [] : [ofKinds]), ofMeasures, ...(isSplit ? [ofParts] : [])]
  const body = rows.map(({ name, values }) => [
    ...(hasNames ? [plain(name)] : []),
    ...shown.flatMap((kind) =>
      measures.flatMap((one) => partsOf(one).map((part) => numberCell(template, kind, one, part, values))),
    ),
  ])
  return [...heads.map((cells, at) => (at === 0 ? [...unit, ...cells] : cells)), ...body]
}

function kindBelowKind(template: FormTemplate, kinds: readonly string[], values: Values): PaperCell[][] {
  const { measures, split, hasSum } = template
  const parts = [...Object.keys(splits[split]), ...(hasSum ? ['sum'] : [])]
  const heads = [head('', 2), ...parts.map((part) => head(partName(template, part)))]
  const body = kinds.flatMap((kind) =>
    measures.map((one, at) => [
      ...(at === 0 ? [head(kindName(kind), 1, measures.length)] : []),
      head(one.label),
      ...(one.isSplit
        ? parts.map((part) => numberCell(template, kind, one, part, values))
        : [{ ...numberCell(template, kind, one, undefined, values), across: parts.length }]),
    ]),
  )
  return [heads, ...body]
}

/** The columns of a measure; the last may be their sum. */
function partsShown({ split, hasSum }: FormTemplate, { isSplit }: FormMeasure): (string | undefined)[] {
  return isSplit ? [...Object.keys(splits[split]), ...(hasSum ? ['sum'] : [])] : [undefined]
}

function numberCell(
  template: FormTemplate,
  kind: string | undefined,
  measure: FormMeasure,
  part: string | undefined,
  values: Values,
): PaperCell {
  const parts = part === 'sum' ? Object.keys(splits[template.split]) : [part]
  const number = parts.reduce((sum, one) => sum + (values[cellKey(kind, measure.key, one)] ?? 0), 0)
  const text = measure.inTenThousands ? tenThousandsText(number, measure.decimals) : String(number)
  const decimals = measure.inTenThousands ? measure.decimals : 0
  return { text, number: Number(text), decimals, across: 1, down: 1, isHead: false }
}

function head(text: string, across = 1, down = 1): PaperCell {
  return { text, number: undefined, decimals: 0, across, down, isHead: true }
}

function plain(text: string): PaperCell {
  return { ...head(text), isHead: false }
}

function kindName(kind: string | undefined): string {
  const words: Readonly<Record<string, string>> = serviceKinds
  return kind === undefined ? '' : (words[kind] ?? kind)
}

function partName({ split }: FormTemplate, part: string | undefined): string {
  return part === 'sum' ? '合计' : (splits[split][part ?? ''] ?? '')
}
