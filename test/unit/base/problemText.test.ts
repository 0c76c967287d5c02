import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namedProblem, problemText } from '../../../cms/base/problemText.ts'
import { saidIn } from '../../../cms/base/ui/askApi.ts'
import { idsOf } from '../../../cms/database/documentIds.ts'
import { unreadText, unreadValue } from '../../../cms/documents/fields/dates/unread.ts'
import { heldData } from '../../../cms/documents/limits/heldData.ts'
import configured from '../../../cms/payload.config.ts'

const config = await configured

describe('a problem of a field', () => {
  it('should be said with what the field is called, once, whatever its words are', () => {
    const word = fc.string({ minLength: 1 })
    fc.assert(
      fc.property(word, word, word, (path, label, message) => {
        // a message that begins like the label may be about something else
        expect(problemText({ path, label, message: label + message })).toBe(`${label}：${label}${message}`)
        expect(problemText({ path, message })).toBe(`${path}：${message}`)
        const named = namedProblem(path, label, message)
        expect(problemText(named)).toBe(message)
        // and so after it came over the network
        const errors = JSON.parse(JSON.stringify([{ message: '没有保存', data: { errors: [named] } }])) as unknown
        expect(saidIn({ errors }).fields.map(problemText)).toEqual([message])
      }),
    )
  })

  it('should say where it is by itself, of every field of every collection', () => {
    const tried = config.collections.flatMap(({ flattenedFields }) =>
      flattenedFields.flatMap(({ name }) => {
        const held = heldData(flattenedFields, { [name]: { strange: [[]] } }, idsOf('sqlite'))
        return 'problems' in held ? held.problems : []
      }),
    )
    expect(tried.length).toBeGreaterThan(100)
    for (const problem of tried) expect(problemText(problem)).toBe(problem.message)
    for (const { label, message } of tried) expect(message.slice(0, label.length)).toBe(label)
  })
})

describe('a date that was not understood', () => {
  it('should be taken for one by nobody, stay as it was typed, and be refused with that', () => {
    const [notices] = config.collections.filter(({ slug }) => slug === 'notices')
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('2026-10-01', '10月1日', '晚上7点', '2026-10-01T00:00:00.000Z', ''),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const value = unreadValue(text)
        expect(Date.parse(value)).toBeNaN()
        expect(unreadText(value)).toBe(text)
        const held = heldData(notices?.flattenedFields ?? [], { date: value }, idsOf('sqlite'))
        const [problem] = 'problems' in held ? held.problems : []
        expect(problem?.message).toContain('没有看懂')
        expect(problem?.message).not.toContain('#unread')
      }),
    )
    expect(unreadText('2026-10-01T00:00:00.000Z')).toBeUndefined()
    expect(unreadText('10月1日（没看懂）')).toBeUndefined()
  })
})
