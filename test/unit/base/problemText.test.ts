import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PayloadRequest, type SanitizedCollectionConfig, ValidationError } from 'payload'
import { namedProblem, problemsText } from '../../../cms/base/problemText.ts'
import { saidIn } from '../../../cms/base/ui/askApi.ts'
import { idsOf } from '../../../cms/database/documentIds.ts'
import { unreadText, unreadValue } from '../../../cms/documents/fields/dates/unread.ts'
import { heldData } from '../../../cms/documents/limits/heldData.ts'
import { nameWhatFailed } from '../../../cms/documents/saving/nameWhatFailed.ts'
import { outcomeOf } from '../../../cms/documents/typing/saveOutcome.ts'
import { reasonOf } from '../../../cms/features/imports/batch/reason.ts'
import { problemOf } from '../../../cms/features/schedule/problem.ts'
import configured from '../../../cms/payload.config.ts'

const config = await configured
const works = { slug: 'works', admin: {} } as SanitizedCollectionConfig
const request = { payload: { find: async () => ({ docs: [] }) } } as unknown as PayloadRequest
/** As a sentence. */
const ended = (text: string): string => text.trim() + (/[。！？.!?]$/.test(text.trim()) ? '' : '。')

describe('a problem of a field', () => {
  it('should be said with what the field is called, once, whatever its words are', () => {
    const word = fc.string({ minLength: 1 })
    fc.assert(
      fc.property(word, word, word, (path, label, message) => {
        // a message that begins like the label may be about something else
        expect(problemsText([{ path, label, message: label + message }])).toBe(ended(`${label}：${label}${message}`))
        expect(problemsText([{ path, message }])).toBe(ended(`${path}：${message}`))
        expect(problemsText([{ path: '', message }])).toBe(ended(message))
        const named = namedProblem(path, label, message)
        expect(problemsText([named])).toBe(ended(message))
        // and so after it came over the network
        const errors = JSON.parse(JSON.stringify([{ message: '没有保存', data: { errors: [named] } }])) as unknown
        expect(problemsText(saidIn({ errors }).fields)).toBe(ended(message))
      }),
    )
  })

  it('should be said in the same words wherever an error is told away from its form', async () => {
    const word = fc.stringMatching(/^[一-龥]{1,6}[。！]?$/u)
    const problem = fc.oneof(
      fc.record({ path: fc.constant('title'), label: word, message: word }),
      fc.tuple(word, word).map(([label, message]) => namedProblem('slug', label, label + message)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(problem, { minLength: 1, maxLength: 9 }), async (problems) => {
        const [error, text] = [new ValidationError({ errors: problems }), problemsText(problems)]
        const [failed] = await nameWhatFailed(works, [{ id: '1', error }], request)
        const body: unknown = JSON.parse(JSON.stringify({ errors: [{ message: error.message, data: error.data }] }))
        expect({
          schedule: problemOf(error).message,
          importing: reasonOf(error),
          many: failed?.message,
          saving: outcomeOf('ready', { status: 400, body }, 0),
          page: problemsText(saidIn(body).fields),
        }).toEqual({
          schedule: text,
          importing: text,
          many: `《1》：${text}`,
          saving: { kind: 'refused', said: text },
          page: text,
        })
        // no more than can be read, and how many are left
        expect(text.match(/还有 \d+ 处要改。$/)?.[0]).toBe(
          problems.length > 5 ? `还有 ${problems.length - 5} 处要改。` : undefined,
        )
      }),
      { numRuns: 30 },
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
    for (const problem of tried) expect(problemsText([problem])).toBe(ended(problem.message))
    for (const { label, message } of tried) expect(message.slice(0, label.length)).toBe(label)
  })
})

describe('a date that was not understood', () => {
  it('should be taken for one by nobody, stay as it was typed, and be refused with that', () => {
    const [notices] = config.collections.filter(({ slug }) => slug === 'notices')
    const typed = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('2026-10-01', '8', '(', '((', ')', '周四', ' ', 'T', 'GMT', '+', ':', 'Jan'), {
          maxLength: 8,
        })
        .map((parts) => parts.join('')),
      fc.constantFrom('2026-10-01', '2026-10-01(周四', '10月1日', '晚上7点', '2026-10-01T00:00:00.000Z', ''),
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
      { numRuns: 2000 },
    )
    expect(unreadText('2026-10-01T00:00:00.000Z')).toBeUndefined()
    expect(unreadText('10月1日（没看懂）')).toBeUndefined()
  })
})
