import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formOf,
  formProblems,
  isAsGiven,
  isUnwritten,
  type StoredForm,
  storedForm,
} from '../../../cms/content/campaigns/form.ts'
import { templates } from '../../../cms/content/campaigns/templates.ts'

const kinds = ['film', 'lecture']
const names = Object.keys(templates) as (keyof typeof templates)[]
const whole = { kinds, ...storedForm('coverage') }
const problem = (stored: StoredForm) => [...formProblems(stored)]

describe('the form of a campaign', () => {
  it.each(names)('should be the very one that it was filled with: %s', (name) => {
    const stored = { kinds, ...storedForm(name) }
    expect(formOf(stored)).toEqual(templates[name])
    expect(problem(stored)).toEqual([])
    expect(isAsGiven(stored, name)).toBe(true)
  })

  it('should be none where nothing of it is filled in, and stay so whatever the boxes say', () => {
    for (const stored of [
      {},
      { form: null, formMeasures: null },
      { form: { hasSum: true, title: '' }, formMeasures: [] },
    ]) {
      expect([formOf(stored), problem(stored)]).toEqual([undefined, []])
      expect(isUnwritten(stored)).toBe(true)
    }
  })

  it('should name each field that keeps it from being whole, and what to do', () => {
    expect(problem({ kinds, form: { title: '统计表', above: `填报单位\n${'长'.repeat(21)}` } })).toEqual([
      ['form.layout', '请选表怎么排。'],
      ['form.split', '请选分栏。'],
      ['formMeasures', '至少统计一项。'],
      ['form.above', '第 2 行：最多 20 个字。'],
    ])
    expect(problem({ ...whole, formMeasures: [{ measure: 'sessions', label: ' ' }, { label: '人数' }] })).toEqual([
      ['formMeasures.0.label', '不能空着。'],
      ['formMeasures.1.measure', '请选统计什么。'],
    ])
    const twice = { measure: 'sessions', label: '场次', writtenAs: 'whole' } as const
    expect(problem({ ...whole, formMeasures: [twice, twice] })).toEqual([['formMeasures', '同一项不能统计两次。']])
    expect(formOf({ ...whole, formMeasures: [twice, twice] })).toBeUndefined()
  })

  it('should ask for kinds where it counts by kind', () => {
    for (const none of [undefined, null, []])
      expect(problem({ kinds: none, ...storedForm('byLevel') })).toEqual([
        ['form.layout', '这样排的表按类别统计，请先选“送什么”，或改成不分类的表。'],
      ])
    expect(problem({ ...storedForm('coverage') })).toEqual([])
  })

  it('should be taken for what somebody wrote as soon as anything of it differs from what it was filled with', () => {
    const changed = fc.constantFrom<(stored: StoredForm) => StoredForm>(
      ({ form, ...rest }) => ({ ...rest, form: { ...form, title: `${form?.title}（二）` } }),
      ({ form, ...rest }) => ({ ...rest, form: { ...form, hasSum: form?.hasSum !== true } }),
      ({ form, ...rest }) => ({ ...rest, form: { ...form, below: '负责人' } }),
      ({ formMeasures, ...rest }) => ({ ...rest, formMeasures: formMeasures?.slice(1) ?? [] }),
      ({ formMeasures, ...rest }) => ({
        ...rest,
        formMeasures: formMeasures?.map((row) => ({ ...row, isSplit: row.isSplit !== true })) ?? [],
      }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...names), changed, (name, change) => {
        expect(names.filter((one) => isAsGiven(change(storedForm(name)), one))).toEqual([])
      }),
    )
  })

  it('should be empty but for the choice of one to begin with, and be filled then', () => {
    expect(isUnwritten({ form: { template: 'byLevel' }, formMeasures: [] })).toBe(true)
    expect(isUnwritten({ form: { template: 'byLevel', title: '表' } })).toBe(false)
    expect(isUnwritten({ form: {}, formMeasures: [{}] })).toBe(false)
  })
})
