'use client'

import { serviceKinds } from '../../../../../site/catalogue/vocabulary.ts'
import {
  cellKey,
  cellsOf,
  type FormMeasure,
  type FormTemplate,
  splits,
  type Values,
} from '../../../../content/campaigns/template.ts'
import { cellName, shownNumber } from '../../form/crossFoot.ts'
import { numberTyped, typedText } from './typed.ts'

interface Props {
  template: FormTemplate
  kinds: readonly string[]
  /** By cell, and by the key of a sum. */
  texts: Readonly<Record<string, string>>
  wrong: ReadonlySet<string>
  isReadOnly: boolean
  onType: (key: string, text: string) => void
}

/** A form as a table: a line for each kind and measure, a column for each part, and the sum that they make. */
export function FormTable({ template, kinds, texts, wrong, isReadOnly, onType }: Props) {
  const parts = Object.entries(splits[template.split])
  const rows = template.layout === 'single' ? [undefined] : kinds
  const names: Readonly<Record<string, string>> = serviceKinds
  const field = (kind: string | undefined, measure: FormMeasure, part: string | undefined, placeholder = '0') => {
    const key = cellKey(kind, measure.key, part)
    const text = texts[key] ?? ''
    if (isReadOnly) return shownNumber(measure, numberTyped(measure, text === '' ? placeholder : text) ?? 0)
    return (
      <input
        inputMode="decimal"
        aria-label={cellName(template, { kind, measure, part })}
        aria-invalid={wrong.has(key) || numberTyped(measure, text) === undefined}
        placeholder={placeholder}
        maxLength={14}
        value={text}
        onChange={({ target }) => onType(key, target.value)}
      />
    )
  }
  return (
    <div className="gongyun-signups-scroll" tabIndex={0} role="region" aria-label={template.title}>
      <table className="gongyun-grassroots-form">
        <thead>
          <tr>
            <th scope="col">项目</th>
            {parts.map(([part, word]) => (
              <th key={part} scope="col">
                {word}
              </th>
            ))}
            {template.hasSum && <th scope="col">合计</th>}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((kind) =>
            template.measures.map((measure) => (
              <tr key={cellKey(kind, measure.key, undefined)}>
                <th scope="row">
                  {kind !== undefined && <b>{names[kind] ?? kind} </b>}
                  {measure.label}
                </th>
                {measure.isSplit ? (
                  parts.map(([part]) => <td key={part}>{field(kind, measure, part)}</td>)
                ) : (
                  <td colSpan={parts.length}>{field(kind, measure, undefined)}</td>
                )}
                {template.hasSum && (
                  <td>{measure.isSplit && field(kind, measure, 'sum', sumText(kind, measure, parts, texts))}</td>
                )}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** What the parts add up to, as the field of the sum offers it. */
function sumText(
  kind: string | undefined,
  measure: FormMeasure,
  parts: readonly (readonly [string, string])[],
  texts: Readonly<Record<string, string>>,
): string {
  const sum = parts.reduce(
    (all, [part]) => all + (numberTyped(measure, texts[cellKey(kind, measure.key, part)] ?? '') ?? 0),
    0,
  )
  return typedText(measure, sum) || '0'
}

/** The texts of a form's fields. @param stated sums that somebody typed */
export function textsOf(
  template: FormTemplate,
  kinds: readonly string[],
  values: Values,
  stated: Values,
): Record<string, string> {
  const cells = cellsOf(template, kinds)
  return Object.fromEntries(
    cells.flatMap(({ key, kind, measure }) => {
      const sum = cellKey(kind, measure.key, 'sum')
      return [
        [key, typedText(measure, values[key] ?? 0)],
        ...(stated[sum] === undefined ? [] : [[sum, typedText(measure, stated[sum])]]),
      ]
    }),
  )
}

/** Whether something was typed that is not kept yet. @param form as it was when its fields were filled */
export function isTyped(
  form: {
    template: FormTemplate
    kinds: readonly string[]
    values: Values
    stated: Values
    reasons: Readonly<Record<string, string>>
  },
  texts: Readonly<Record<string, string>>,
  reasons: Readonly<Record<string, string>>,
): boolean {
  const before = textsOf(form.template, form.kinds, form.values, form.stated)
  const isOther = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
    Object.keys({ ...one, ...other }).some((key) => (one[key] ?? '') !== (other[key] ?? ''))
  return isOther(before, texts) || isOther(form.reasons, reasons)
}

/** What the fields say, cells and sums apart; undefined while one of them is no number. */
export function valuesIn(
  template: FormTemplate,
  kinds: readonly string[],
  texts: Readonly<Record<string, string>>,
): { values: Values; stated: Values } | undefined {
  const values: Record<string, number> = {}
  const stated: Record<string, number> = {}
  for (const { key, kind, measure } of cellsOf(template, kinds)) {
    const sumKey = cellKey(kind, measure.key, 'sum')
    const number = numberTyped(measure, texts[key] ?? '')
    const sum = numberTyped(measure, texts[sumKey] ?? '')
    if (number === undefined || sum === undefined) return undefined
    if (number !== 0) values[key] = number
    if ((texts[sumKey] ?? '').trim() !== '') stated[sumKey] = sum
  }
  return { values, stated }
}
