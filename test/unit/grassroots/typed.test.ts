import { expect, it } from 'vitest'
import { templates } from '../../../cms/content/campaigns/templates.ts'
import { isTyped, textsOf } from '../../../cms/features/grassroots/returns/admin/FormTable.tsx'

const template = templates.byChannel
const kinds = ['film', 'performance']
const form = {
  ...{ template, kinds, reasons: { 'film/sessions/online': '补记一场' } },
  values: { 'film/sessions/online': 3 },
  stated: { 'film/sessions/sum': 3 },
}
const texts = textsOf(template, kinds, form.values, form.stated)

it('should know what was typed and is not kept: a number, a sum or a reason, changed, added or emptied', () => {
  expect(isTyped(form, texts, form.reasons)).toBe(false)
  expect(isTyped(form, { ...texts, 'film/sessions/offline': '2' }, form.reasons)).toBe(true)
  expect(isTyped(form, { ...texts, 'film/sessions/online': '' }, form.reasons)).toBe(true)
  expect(isTyped(form, { ...texts, 'performance/sessions/sum': '1' }, form.reasons)).toBe(true)
  expect(isTyped(form, { ...texts, 'performance/sessions/sum': '' }, form.reasons)).toBe(false)
  expect(isTyped(form, texts, {})).toBe(true)
  expect(isTyped(form, texts, { ...form.reasons, 'film/sessions/offline': '' })).toBe(false)
})
