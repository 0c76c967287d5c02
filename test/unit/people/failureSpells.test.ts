import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureNote, FailureSpells, mostRowsADay, type Spell } from '../../../cms/people/accounts/failureSpells.ts'

const minute = 60_000
const empty = { failed: 0, refused: 0, isRest: false }

describe('the rows of failed log-ins', () => {
  it('should be one of a key in a spell, count what was looked at, and never be made by what was refused', () => {
    const events = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean(), fc.nat({ max: 3 * minute })), {
      maxLength: 300,
    })
    fc.assert(
      fc.property(events, (list) => {
        const spells = new FailureSpells()
        const model = new Map<string, { until: number; failed: number; refused: number }>()
        let now = 0
        for (const [key, wasRefused, later] of list) {
          now += later
          const spell = spells.count(key, wasRefused, now)
          const open = model.get(key)
          const known = open !== undefined && open.until > now ? open : undefined
          if (wasRefused && known === undefined) {
            expect(spell).toBeUndefined()
            continue
          }
          const expected = known ?? { until: now + 15 * minute, failed: 0, refused: 0 }
          if (wasRefused) expected.refused++
          else expected.failed++
          model.set(key, expected)
          if (!wasRefused && expected.failed <= 10) expect(spell).toBeDefined()
          if (spell !== undefined) expect(spell).toMatchObject(expected)
        }
      }),
    )
  })

  it('should be so many in a day and one more, and be written ever more seldom', () => {
    const spells = new FailureSpells()
    const written: Spell[] = []
    for (let index = 0; index < 10 * mostRowsADay; index++) {
      const spell = spells.count(`key ${index}`, false, index)
      if (spell !== undefined) written.push(spell)
    }
    const rows = new Set(written)
    expect(rows.size).toBe(mostRowsADay + 1)
    expect([...rows].filter(({ isRest }) => isRest)).toMatchObject([{ failed: 9 * mostRowsADay }])
    // 1, 2, 4 … of those that found no row
    expect(written.length - mostRowsADay).toBe(Math.floor(Math.log2(9 * mostRowsADay)) + 1)
    const tomorrow = spells.count('key 0', false, 24 * 60 * minute + 1)
    expect(tomorrow).toMatchObject({ ...empty, failed: 1 })
    expect(rows.has(tomorrow as Spell)).toBe(false)
  })

  it('should tell in one line how often a password was wrong, and what was not looked at', () => {
    expect(failureNote('login', { ...empty, failed: 3 })).toBe('15 分钟内密码不对 3 次')
    expect(failureNote('login', { ...empty, failed: 10, refused: 64 })).toBe(
      '15 分钟内密码不对 10 次，太频繁而没有受理至少 64 次',
    )
    expect(failureNote('login', { ...empty, failed: 16 })).toBe('15 分钟内密码不对至少 16 次')
    expect(failureNote('ownPassword', { ...empty, failed: 1 })).toBe('15 分钟内修改密码时，原密码不对 1 次')
    expect(failureNote('login', { failed: 8, refused: 2, isRest: true })).toMatch(
      /2000 行.*至少 8 次失败、2 次没有受理/,
    )
  })
})
