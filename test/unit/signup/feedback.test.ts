import fc from 'fast-check'
import { expect, it } from 'vitest'
import { feedbackChart } from '../../../cms/features/signup/feedback/feedbackChart.ts'
import { answer, type FeedbackAnswer, summaryOf } from '../../../cms/features/signup/feedback/rules.ts'
import { isTicketFor, ticketFor, usedMark } from '../../../cms/features/signup/feedback/ticket.ts'
import { keysOf } from '../../../cms/features/signup/persons/keys.ts'
import { openVault } from '../../../cms/features/signup/persons/vault.ts'

const mark = fc.integer({ min: 1, max: 5 })
const someAnswer: fc.Arbitrary<FeedbackAnswer> = fc.record({
  ...{ overall: mark, content: mark, place: mark },
  text: fc.constantFrom('', '很好', '再办一次'),
})
const [vault, other] = ['c', 'd'].map((letter) => openVault(keysOf([letter.repeat(64)])))
if (vault === undefined || other === undefined) throw new Error('two vaults')

it('should show nothing but a number before there are five', () => {
  fc.assert(
    fc.property(fc.array(someAnswer, { maxLength: 4 }), (answers) => {
      expect(summaryOf(answers)).toEqual({ count: answers.length, questions: [], texts: [] })
    }),
  )
})

it('should count every mark once, and say nothing of the order in which they came', () => {
  fc.assert(
    fc.property(fc.array(someAnswer, { minLength: 5, maxLength: 30 }), (answers) => {
      const summary = summaryOf(answers)
      for (const { name, counts, mean } of summary.questions) {
        expect(counts.reduce((sum, given) => sum + given, 0)).toBe(answers.length)
        const sum = answers.reduce((all, one) => all + one[name], 0)
        expect(Math.abs(mean - sum / answers.length)).toBeLessThanOrEqual(0.05001)
      }
      expect(summaryOf(answers.toReversed())).toEqual(summary)
    }),
  )
})

it('should take a ticket for what it is of alone, made here', () => {
  const ticket = ticketFor(vault, 'courses/a', 'r1')
  expect(ticket).toMatch(/^[\w-]{22}\.[\w-]{22}$/)
  expect(ticketFor(vault, 'courses/a', 'r1')).toBe(ticket)
  expect(isTicketFor(vault, 'courses/a', ticket)).toBe(true)
  expect(isTicketFor(vault, 'courses/b', ticket)).toBe(false)
  expect(isTicketFor(other, 'courses/a', ticket)).toBe(false)
  expect(ticketFor(vault, 'courses/a', 'r2')).not.toBe(ticket)
  expect(ticket).not.toContain(usedMark(ticket))
})

it('should still know a ticket after a change of keys', () => {
  const ticket = ticketFor(vault, 'courses/a', 'r1')
  const both = openVault(keysOf(['d'.repeat(64), 'c'.repeat(64)]))
  expect(isTicketFor(both, 'courses/a', ticket)).toBe(true)
})

it('should take marks from 1 to 5 and one line of text', () => {
  const given = { overall: '5', content: 1, place: 3 }
  expect(answer.parse({ ...given, text: ' 很\n好 ' })).toEqual({ overall: 5, content: 1, place: 3, text: '很 好' })
  for (const overall of [0, 6, 2.5, '', 'a', undefined])
    expect(answer.safeParse({ ...given, overall }).success, String(overall)).toBe(false)
  expect(answer.safeParse({ ...given, text: '很'.repeat(301) }).success).toBe(false)
})

it('should be drawn with every question and every number that is not 0', () => {
  const five = Array.from({ length: 5 }, () => ({ overall: 5, content: 4, place: 1, text: '' }))
  const svg = feedbackChart(summaryOf(five))
  expect(svg).toMatch(/^<svg/)
  for (const text of ['总的来说', '内容和老师', '场地和组织', '5 分']) expect(svg).toContain(text)
  expect(svg).not.toContain('<script')
})
