import { describe, expect, it } from 'vitest'
import { type Role, roles } from '../../../cms/rights/roles.ts'
import { publishingOf, publishProblem } from '../../../cms/features/imports/batch/publishing.ts'

const all = Object.keys(roles) as Role[]
const of = (isSeparate: boolean) =>
  Object.fromEntries(all.map((role) => [role, publishingOf({ id: 'u1', role }, isSeparate)]))

describe('publishing what one imports', () => {
  it('should be free for editors and administrators while the same person may write and review', () => {
    expect(of(false)).toEqual({
      administrator: 'free',
      editor: 'free',
      reviewer: 'never',
      'unit-editor': 'never',
      auditor: 'never',
    })
  })

  it('should be held for editors, and take a reason of administrators, while the review is on', () => {
    expect(of(true)).toMatchObject({ administrator: 'reasoned', editor: 'held', reviewer: 'never' })
  })

  it('should be refused with who may and what to do, where something would be written', () => {
    expect(publishProblem('held', 12, undefined)?.message).toMatch(/12 条.*只有管理员写明理由.*按草稿导入.*提交审稿/)
    expect(publishProblem('held', 0, undefined)).toBeUndefined()
    expect(publishProblem('free', 12, undefined)).toBeUndefined()
  })

  it('should ask an administrator for the reason at the confirmation, not at the preview', () => {
    expect(publishProblem('reasoned', 12, undefined)).toBeUndefined()
    expect(publishProblem('reasoned', 12, '')?.message).toContain('写明理由')
    expect(publishProblem('reasoned', 12, '台风停演')).toBeUndefined()
  })
})
