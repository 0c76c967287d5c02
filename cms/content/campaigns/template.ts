import { z } from 'zod'
import { isLonger } from '../../base/characters.ts'
import { deliveryChannels, deliveryLevels, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { mostDecimals } from '../../../site/catalogue/campaigns/people.ts'

/** What a form counts. Sessions and reports are counted, people are added up. */
export const measures = {
  sessions: '场次',
  participants: '参加人数',
  coverage: '覆盖人数',
  mediaReports: '媒体报道',
} as const
export type Measure = keyof typeof measures

/** What the columns of a form tell apart. */
export const splitNames = { level: '县、市区、基层', channel: '线上、线下' } as const
export type Split = keyof typeof splitNames
export const splits: Readonly<Record<Split, Readonly<Record<string, string>>>> = {
  level: deliveryLevels,
  channel: deliveryChannels,
}

/** How the paper of a form is laid out. */
export const layouts = {
  across: '一个单位一行，各类横着排',
  down: '一类几行，从上往下排',
  single: '只有一行，不分类',
} as const

/** Most measures of a form, and lines above or below its table. */
export const [mostMeasures, mostLines] = [4, 6]
/** Longest title of a form, longest word of it, in characters. */
export const [longestTitle, longestWord] = [80, 20]

const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, '不能空着。')
    .refine((written) => !isLonger(written, most), `最多 ${most} 个字。`)

const measure = z.strictObject({
  key: z.enum(valuesOf(measures), '请选统计什么。'),
  /** As the form says it, with its unit where it has one: 活动场次（场）, 覆盖人数（万人次）. */
  label: text(longestWord),
  /** Whether it is shown in 万人次. It is kept in 人次. */
  inTenThousands: z.boolean(),
  /** Of 万人次. */
  decimals: z.int().min(0).max(mostDecimals, `最多 ${mostDecimals} 位小数。`),
  /** Whether it is told apart by the split of the form. */
  isSplit: z.boolean(),
})

const lines = z.array(text(longestWord)).max(mostLines, `最多 ${mostLines} 项，一行一项。`)

/** A form as data: what it asks for, and how its paper looks. */
export const formTemplate = z
  .strictObject({
    /** Whole title of the paper. */
    title: text(longestTitle),
    /** `across`: a row for each unit, the kinds side by side. `down`: a row for each kind and measure. `single`: no kinds. */
    layout: z.enum(valuesOf(layouts), '请选表怎么排。'),
    split: z.enum(valuesOf(splitNames), '请选分栏。'),
    /** Whether a column 合计 stands beside those of the split. */
    hasSum: z.boolean(),
    measures: z.array(measure).min(1, '至少统计一项。').max(mostMeasures, `最多统计 ${mostMeasures} 项。`),
    /** Words of the lines above and below the table that are filled in by hand or from the account. */
    above: lines,
    below: lines,
  })
  .refine(({ measures: all }) => new Set(all.map(({ key }) => key)).size === all.length, '同一项不能统计两次。')
export type FormTemplate = z.infer<typeof formTemplate>
export type FormMeasure = FormTemplate['measures'][number]

/** One number that a form asks for. */
export interface Cell {
  /** Under which its number is kept. */
  key: string
  /** Undefined where the form has no kinds. */
  kind: string | undefined
  measure: FormMeasure
  /** Value of the split; undefined where the measure is not told apart. */
  part: string | undefined
}

/** What is kept of a form: whole numbers by the keys of cells, people in 人次. What has no number is 0. */
export type Values = Readonly<Record<string, number>>

/** The key of a cell. */
export function cellKey(kind: string | undefined, measure: Measure, part: string | undefined): string {
  return [kind ?? 'all', measure, part ?? 'all'].join('/')
}

/**
 * All cells of a form, kind by kind, in the order of its paper.
 * @param kinds of the campaign
 */
export function cellsOf(template: FormTemplate, kinds: readonly string[]): Cell[] {
  const rows = template.layout === 'single' ? [undefined] : kinds
  return rows.flatMap((kind) =>
    template.measures.flatMap((measure) => {
      const parts = measure.isSplit ? Object.keys(splits[template.split]) : [undefined]
      return parts.map((part) => ({ key: cellKey(kind, measure.key, part), kind, measure, part }))
    }),
  )
}
