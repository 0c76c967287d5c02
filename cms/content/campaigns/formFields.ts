import type { ArrayField, FieldHook, GroupField, SelectField, TextareaField } from 'payload'
import { optionsOf } from '../../base/options.ts'
import { startingAs } from '../../base/fieldTree/startsAs.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import { formProblems, isUnwritten, type StoredForm, storedForm, writtenAs } from './form.ts'
import { layouts, longestTitle, longestWord, measures, mostMeasures, splitNames } from './template.ts'
import { templateNames } from './templates.ts'

/** What of Payload's arguments a field's rule looks at. A save says the path and copies the row; a form that is being filled in does neither. */
interface Asked {
  data: unknown
  siblingData: unknown
  path?: readonly (number | string)[]
}

/** Asks the rules of the whole form what they say of one of its fields. @param path where it stands in the document */
const fits =
  (path: string) =>
  (_value: unknown, { data }: Asked): string | true =>
    problemAt(data, path)

/** The same of a field of a measure, in whichever row it stands. */
const fitsInRow =
  (name: string) =>
  (_value: unknown, { data, siblingData, path }: Asked): string | true => {
    const rows: readonly unknown[] = (data as StoredForm | undefined)?.formMeasures ?? []
    return problemAt(data, `formMeasures.${path?.[1] ?? rows.indexOf(siblingData)}.${name}`)
  }

function problemAt(data: unknown, path: string): string | true {
  return formProblems((data ?? {})).get(path) ?? true
}

/** What is made with nothing but the choice of a form, by a table or by a program, gets what the form of the admin fills in. */
const startOfForm = (data: StoredForm) => (isUnwritten({ form: data.form }) ? startOf(data)?.form : undefined)
const startOfMeasures = (data: StoredForm) => (data.formMeasures?.length ? undefined : startOf(data)?.formMeasures)
const whenMade =
  (start: (data: StoredForm) => unknown): FieldHook =>
  ({ operation, data = {} }) =>
    operation === 'create' ? start(data) : undefined

function startOf({ form }: StoredForm): ReturnType<typeof storedForm> | undefined {
  const template = form?.template
  return template && Object.hasOwn(templateNames, template) ? storedForm(template) : undefined
}

function choice(
  name: string,
  label: string,
  words: Readonly<Record<string, string>>,
  { width, validate }: { width: string; validate: ReturnType<typeof fits> },
): SelectField {
  return { name, type: 'select', label, options: optionsOf(words), admin: { width }, validate }
}

function linesField(name: string, label: string, placeholder: string): TextareaField {
  return {
    name,
    type: 'textarea',
    label,
    maxLength: 200,
    validate: fits(`form.${name}`),
    admin: { width: '50%', rows: 4, placeholder },
  }
}

/** The paper on which units report. */
export const formField: GroupField = {
  name: 'form',
  type: 'group',
  label: '统计表（不公开）',
  hooks: { beforeValidate: [whenMade(startOfForm)] },
  custom: startingAs(startOfForm),
  admin: { description: '单位填报的那张表。先选一张照着填，再按本专项的附件改；全部空着就是不用填表。' },
  fields: [
    {
      name: 'template',
      type: 'select',
      label: '照哪张表',
      options: optionsOf(templateNames),
      admin: { components: { Field: '/content/campaigns/admin/TemplateField#TemplateField' } },
    },
    {
      name: 'title',
      type: 'text',
      label: '表名',
      maxLength: longestTitle,
      validate: fits('form.title'),
      admin: { placeholder: '例如：文化活动进基层情况统计表' },
    },
    {
      type: 'row',
      fields: [
        choice('layout', '怎么排', layouts, { width: '50%', validate: fits('form.layout') }),
        choice('split', '分栏', splitNames, { width: '50%', validate: fits('form.split') }),
      ],
    },
    {
      name: 'hasSum',
      type: 'checkbox',
      label: '有“合计”栏',
      defaultValue: false,
      admin: { description: '各栏加起来，例如：线上＋线下＝合计。' },
    },
    {
      type: 'row',
      fields: [
        linesField('above', '表上面要填的', '一行一项，例如：\n填报单位（盖章）\n填报时间'),
        linesField('below', '表下面要填的', '一行一项，例如：\n填报人\n分管领导签字'),
      ],
    },
  ],
}

/** What the form counts. It stands beside the group, since a table has a sheet for each list of a document. */
export const formMeasuresField: ArrayField = {
  name: 'formMeasures',
  type: 'array',
  label: '统计项目（不公开）',
  labels: { singular: '统计项目', plural: '统计项目' },
  maxRows: mostMeasures,
  hooks: { beforeValidate: [whenMade(startOfMeasures)] },
  custom: startingAs(startOfMeasures),
  validate: fits('formMeasures'),
  admin: {
    description: '统计表每一类要填的数，按纸上的先后。人数一律按人次存，写成“万人次”只是表上的写法。',
    components: rowLabel('label', { name: 'writtenAs', words: writtenAs }),
  },
  fields: [
    {
      type: 'row',
      fields: [
        choice('measure', '统计什么', measures, { width: '28%', validate: fitsInRow('measure') }),
        {
          name: 'label',
          type: 'text',
          label: '表上怎么写',
          maxLength: longestWord,
          validate: fitsInRow('label'),
          admin: { width: '28%', placeholder: '例如：覆盖人数（万人次）' },
        },
        {
          ...choice('writtenAs', '数怎么写', writtenAs, { width: '44%', validate: fitsInRow('writtenAs') }),
          defaultValue: 'whole',
        },
      ],
    },
    { name: 'isSplit', type: 'checkbox', label: '按分栏填', defaultValue: true },
  ],
}
