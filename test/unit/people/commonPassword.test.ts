import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCommonPassword } from '../../../cms/people/accounts/commonPassword.ts'

const known = ['周编辑', 'zhou.editor@gongyun.local']

describe('a password that is tried first', () => {
  it.each([
    '1234567890',
    'password123',
    'qwertyuiop',
    'asdfghjkl123',
    '1qaz2wsx3edc',
    'iloveyou1314',
    '13800138000',
    '20261127abc',
    'admin123456',
    'zhou.editor2026',
    'gonghui2026',
  ])('should be told: %s', async (password) => expect(await isCommonPassword(password, known)).toBe(true))

  it('should be told when it repeats one short piece or goes on in a row', async () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'q', '1', '8', '红'), minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(piece, async (one) => {
        expect(await isCommonPassword(one.repeat(12).slice(0, 12), known)).toBe(true)
      }),
      { numRuns: 15 },
    )
  })

  it.each(['a-song-for-workers', '劳动最光荣大家一起来', 'kZ4mQ9tR2wLx', '红梅在墙外开了三枝'])(
    'should not be seen in what nobody guesses: %s',
    async (password) => expect(await isCommonPassword(password, known)).toBe(false),
  )
})
