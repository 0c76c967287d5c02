import { expect, it } from 'vitest'
import { z } from 'zod'
import { Refusal } from '../../../cms/base/refusal.ts'
import { parsed } from '../../../cms/features/grassroots/asked.ts'
import { reaches, unitsIn } from '../../../cms/features/grassroots/reach.ts'

const schema = z.strictObject({ people: z.int('参加人数要填整数。'), day: z.string() })

/** What is said of something that is sent. */
function saidOf(sent: unknown): { message: string; paths: (string | undefined)[] } {
  try {
    parsed(schema, sent)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { message: error.message, paths: (error.data.errors ?? []).map(({ path }) => path) }
  }
  return { message: 'taken', paths: [] }
}

it('should say in Chinese what is wrong with what was sent, and name the field', () => {
  expect(saidOf({ people: 1, day: '' })).toEqual({ message: 'taken', paths: [] })
  expect(saidOf({ people: 1.5, day: '' })).toEqual({ message: '参加人数要填整数。', paths: ['people'] })
  expect(saidOf({ people: 1 })).toEqual({
    message: expect.stringContaining('请刷新页面再试') as unknown,
    paths: ['day'],
  })
  const unknown = { people: 1, day: '', a: 1, b: 2, c: 3, d: 4 }
  expect(saidOf(unknown).message).toBe('请求里有不认识的栏目：a、b、c。')
})

it('should reach all units, or those that it names', () => {
  expect([reaches('all', 'u'), unitsIn('all')]).toEqual([true, undefined])
  const some = new Set(['u', 'v'])
  expect([reaches(some, 'u'), reaches(some, 'w'), unitsIn(some)]).toEqual([true, false, ['u', 'v']])
  // of whoever has no unit nothing, and not all
  expect(unitsIn(new Set())).toEqual([])
})
