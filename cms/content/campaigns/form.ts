import type { z } from 'zod'
import { formTemplate, type FormTemplate, type Measure, type Split } from './template.ts'
import { templates } from './templates.ts'

/** How a measure is written: whole, or in 万人次 with so many decimals. */
export const writtenAs = {
  whole: '整数（场次、人次、篇次）',
  'ten-thousand-0': '万人次，不带小数',
  'ten-thousand-1': '万人次，一位小数',
  'ten-thousand-2': '万人次，两位小数',
  'ten-thousand-3': '万人次，三位小数',
  'ten-thousand-4': '万人次，四位小数',
} as const
type WrittenAs = keyof typeof writtenAs

/** The form as a campaign holds it: its measures stand beside it, since a table has a sheet for each list of a document. */
export interface StoredForm {
  kinds?: readonly string[] | null | undefined
  form?: {
    template?: keyof typeof templates | null
    title?: string | null
    layout?: FormTemplate['layout'] | null
    split?: Split | null
    hasSum?: boolean | null
    above?: string | null
    below?: string | null
  } | null | undefined
  formMeasures?: readonly StoredMeasure[] | null | undefined
}
export interface StoredMeasure {
  measure?: Measure | null
  label?: string | null
  writtenAs?: WrittenAs | null
  isSplit?: boolean | null
}

/** The fields of a campaign, filled with one of the forms to begin with. */
export function storedForm(template: keyof typeof templates) {
  const { measures, above, below, ...rest }: FormTemplate = templates[template]
  return {
    form: { template, ...rest, above: above.join('\n'), below: below.join('\n') },
    formMeasures: measures.map(({ key, label, inTenThousands, decimals, isSplit }) => ({
      measure: key,
      label,
      writtenAs: inTenThousands ? (`ten-thousand-${decimals}` as WrittenAs) : ('whole' as const),
      isSplit,
    })),
  }
}

/** Whether a campaign has a form, be it half written: one without has no returns. */
function isBegun({ form, formMeasures }: StoredForm): boolean {
  return [form?.template, form?.title, form?.layout, form?.split, form?.above, form?.below].some(Boolean) || !!formMeasures?.length
}

/** Whether all but the choice of a form to begin with is empty, so that this may fill it. */
export function isUnwritten({ form, formMeasures }: StoredForm): boolean {
  return !isBegun({ form: { ...form, template: null }, formMeasures })
}

/** Whether a campaign holds one of the forms as it came, so that nothing is lost by another one. */
export function isAsGiven({ form, formMeasures }: StoredForm, template: keyof typeof templates): boolean {
  const [is, given] = [{ form, formMeasures }, storedForm(template)].map(candidateOf)
  return JSON.stringify(is) === JSON.stringify(given)
}

/** The form of a campaign. @returns undefined when it has none, or none that is whole */
export function formOf(stored: StoredForm): FormTemplate | undefined {
  return isBegun(stored) ? formTemplate.safeParse(candidateOf(stored)).data : undefined
}

/**
 * What is wrong with the form of a campaign, in Chinese, by the path of the field; nothing where none is begun.
 */
export function formProblems(stored: StoredForm): ReadonlyMap<string, string> {
  const problems = new Map<string, string>()
  if (!isBegun(stored)) return problems
  for (const issue of formTemplate.safeParse(candidateOf(stored)).error?.issues ?? []) {
    const [path, message] = placeOf(issue)
    if (!problems.has(path)) problems.set(path, message)
  }
  const { form, kinds } = stored
  if (!kinds?.length && form?.layout && form.layout !== 'single')
    problems.set('form.layout', '这样排的表按类别统计，请先选“送什么”，或改成不分类的表。')
  return problems
}

/** Where in the document a problem belongs, and what is said of it there. */
function placeOf({ path: [first, index, name], message }: z.core.$ZodIssue): [path: string, message: string] {
  if (first === 'measures' || first === undefined)
    return [['formMeasures', ...(name === undefined ? [] : [index, fieldOf[String(name)] ?? name])].join('.'), message]
  return [`form.${String(first)}`, typeof index === 'number' ? `第 ${index + 1} 行：${message}` : message]
}

/** Names of a measure in its row, where they are others. */
const fieldOf: Readonly<Record<string, string>> = {
  key: 'measure',
  inTenThousands: 'writtenAs',
  decimals: 'writtenAs',
}

function candidateOf({ form, formMeasures }: StoredForm): unknown {
  return {
    title: form?.title ?? '',
    layout: form?.layout,
    split: form?.split,
    hasSum: form?.hasSum === true,
    measures: (formMeasures ?? []).map((row: StoredMeasure | null | undefined) => {
      const { measure, label, writtenAs: written, isSplit } = row ?? {}
      const [, decimals] = /^ten-thousand-(\d)$/.exec(written ?? '') ?? []
      return {
        key: measure,
        label: label ?? '',
        inTenThousands: decimals !== undefined,
        decimals: Number(decimals ?? 0),
        isSplit: isSplit === true,
      }
    }),
    above: linesIn(form?.above),
    below: linesIn(form?.below),
  }
}

function linesIn(text: string | null | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
