import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditRow } from '../../../cms/documents/audit/auditRow.ts'
import { fewestMonthsKept, removableBefore } from '../../../cms/documents/audit/retention.ts'
import { timelineOf } from '../../../cms/features/review/timeline.ts'

describe('the retention of the audit log', () => {
  it.each([
    ['2026-11-24T08:00:00.000Z', 36, '2023-11-24T08:00:00.000Z'],
    ['2026-11-24T08:00:00.000Z', 6, '2026-05-24T08:00:00.000Z'],
    ['2026-11-24T08:00:00.000Z', 0, '2026-05-24T08:00:00.000Z'],
    // there is no 31 February
    ['2026-08-31T00:00:00.000Z', 6, '2026-02-28T00:00:00.000Z'],
    ['2028-08-31T00:00:00.000Z', 6, '2028-02-29T00:00:00.000Z'],
  ])('should be at %s with %d months all since %s', (now, months, expected) => {
    expect(removableBefore(Date.parse(now), months)).toBe(expected)
  })

  it('should never let a row go that is younger than six months', () => {
    const shortest = 181 * 24 * 60 * 60_000
    const now = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2100-01-01') })
    fc.assert(
      fc.property(now, fc.integer({ min: -10, max: 500 }), (instant, months) => {
        const before = Date.parse(removableBefore(instant, months))
        expect(instant - before).toBeGreaterThanOrEqual(shortest)
        expect(before).toBeLessThanOrEqual(Date.parse(removableBefore(instant, fewestMonthsKept)))
      }),
    )
  })
})

describe('the timeline', () => {
  const minute = 60_000
  const row = (action: AuditRow['action'], ago: number, more: Partial<AuditRow> = {}): AuditRow => ({
    id: `${action}-${ago}`,
    at: new Date(1_800_000_000_000 - ago * minute).toISOString(),
    action,
    document: 'works/1',
    user: 'a',
    name: '甲',
    role: 'editor',
    address: '10.0.0.1',
    ...more,
  })

  it('should tell a spell of editing by one person in one line', () => {
    const rows = [
      row('edit', 0, { changes: '名称' }),
      row('edit', 5, { changes: '正文；名称' }),
      row('edit', 200, { changes: '摘要' }),
      row('edit', 201, { user: 'b', name: '乙' }),
      row('create', 300),
    ]
    expect(timelineOf(rows, false).map(({ what, name, changes }) => [what, name, changes])).toEqual([
      ['修改草稿', '甲', ['正文', '名称']],
      ['修改草稿', '甲', ['摘要']],
      ['修改草稿', '乙', []],
      ['新建', '甲', []],
    ])
  })

  it('should tell addresses to those alone who may see them', () => {
    expect(timelineOf([row('publish', 0)], true)[0]?.address).toBe('10.0.0.1')
    expect(timelineOf([row('publish', 0)], false)[0]?.address).toBeUndefined()
  })
})
