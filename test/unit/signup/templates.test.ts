import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compose } from '../../../cms/features/signup/messages/compose.ts'
import {
  filledIn,
  longestTemplate,
  previewOf,
  templateOf,
  templateProblem,
} from '../../../cms/features/signup/messages/rules.ts'
import { defaultTexts, placeholdersOf } from '../../../cms/features/signup/messages/words.ts'
import { type Notice, notices } from '../../../cms/features/signup/asked/words.ts'
import { catalogueOfSignUps } from '../../support/signUpStates.ts'

const all = Object.keys(notices) as Notice[]

it('should have a text for every notice that follows its own rules', () => {
  for (const notice of all) {
    expect(templateProblem(notice, defaultTexts[notice])).toBeUndefined()
    // a stranger wrote the name, and a message begins with the union's own words
    expect(defaultTexts[notice].indexOf('{姓名}')).toBeGreaterThan(3)
    expect(defaultTexts[notice].indexOf('{活动}')).toBeLessThan(defaultTexts[notice].indexOf('{姓名}'))
    // nothing is left to fill in, and the whole of it stays within what three parts of a text message take
    expect(previewOf(notice, undefined)).not.toMatch(/[{}]/)
    expect(Array.from(previewOf(notice, undefined)).length).toBeLessThanOrEqual(3 * 67)
  }
})

it('should refuse what it cannot fill in, and say what it can', () => {
  expect(templateProblem('confirmed', '{姓名}{电话}')).toContain('“{电话}”不是“报名成功”能用的。可以用：{姓名}{活动}')
  expect(templateProblem('confirmed', '请在{截止}前确认')).toContain('{截止}')
  expect(templateProblem('offered', '请在{截止}前确认')).toBeUndefined()
  expect(templateProblem('offered', '请尽快确认')).toContain('要写上 {截止}')
  expect(templateProblem('message', '您好')).toContain('要写上 {内容}')
  expect(templateProblem('confirmed', '{姓名')).toContain('单独的花括号')
  expect(templateProblem('confirmed', '{{姓名}}')).toContain('单独的花括号')
  expect(templateProblem('confirmed', '字'.repeat(longestTemplate))).toBeUndefined()
  expect(templateProblem('confirmed', '字'.repeat(longestTemplate + 1))).toContain(`有 ${longestTemplate + 1} 字`)
  expect(templateProblem('confirmed', '  ')).toBeUndefined()
})

it('should fall back on its own text where the staff has none, or one that cannot be used any more', () => {
  expect(templateOf('confirmed', null)).toBe(defaultTexts.confirmed)
  expect(templateOf('confirmed', ' ')).toBe(defaultTexts.confirmed)
  expect(templateOf('confirmed', '{旧名}')).toBe(defaultTexts.confirmed)
  expect(templateOf('confirmed', '{姓名}您好')).toBe('{姓名}您好')
})

it('should fill in once, and leave what people wrote as it is, in one line', () => {
  expect(filledIn('{姓名}您好', { 姓名: '{报名码}$&', 报名码: 'X' })).toBe('{报名码}$&您好')
  expect(filledIn('{姓名}，{地点}', { 姓名: ' 张\n三\u202e ' })).toBe('张 三，')
  expect(Array.from(filledIn('{内容}', { 内容: '𠮷'.repeat(600) }))).toHaveLength(500)
})

it('should never fail, nor make more than one line, whatever stands in a template or a value', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 300 })
  const anyTemplate = fc.oneof(
    anyText,
    fc
      .array(fc.oneof(fc.constantFrom('{', '}', '{姓名}', '{截止}'), anyText), { maxLength: 5 })
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(fc.constantFrom(...all), anyTemplate, anyText, (notice, template, name) => {
      const isFine = templateProblem(notice, template) === undefined
      if (isFine)
        for (const [, used = ''] of template.matchAll(/\{([^{}]*)\}/g)) expect(placeholdersOf(notice)).toContain(used)
      expect(filledIn('{姓名}', { 姓名: name })).not.toMatch(/[\n\r\u2028\u2029]/)
    }),
  )
})

it('should say of an offer how many places it has, and where it has fewer what becomes of the others, whatever the template', () => {
  const offerOf = (seats: number, offeredSeats: number | null, template: string | null) =>
    compose(
      { notice: 'offered', at: '2026-11-28T08:00:00.000Z' },
      {
        registration: { state: 'offered', seats, offeredSeats, offerUntil: '2026-11-29T08:00:00.000Z' },
        person: { name: '张小三', phone: '13800138000', code: '7K3M9QX2TB' },
        arrangement: { title: '剪纸', times: [] },
        ...{ entries: catalogueOfSignUps(), template, siteUrl: 'https://union.example' },
      },
    )
  for (const template of [null, '{姓名}，有{人数}个名额，请在{截止}前确认']) {
    const part = offerOf(3, 1, template)
    expect(part.values).toMatchObject({ 人数: '1', 要的人数: '3' })
    expect(part.text).toMatch(/有1个名额.*只有 1 个名额，您要 3 个：接受就只留 1 个.*不要就继续排队/)
    for (const whole of [offerOf(3, 3, template), offerOf(3, null, template)]) {
      expect(whole.values).toMatchObject({ 人数: '3', 要的人数: '3' })
      expect(whole.text).not.toContain('只有')
    }
  }
})
