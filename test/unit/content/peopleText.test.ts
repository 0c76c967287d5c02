import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesIn, withoutName } from '../../../cms/content/fields/peopleInText.ts'
import { libraryBeside, peopleTextField } from '../../../cms/content/fields/peopleText.ts'
import { readCell } from '../../../cms/features/imports/cells/readCell.ts'
import type { Column } from '../../../cms/features/imports/cells/columns.ts'
import { indexOf, namesFrom } from '../../../cms/features/imports/plan/loadNames.ts'

const name = fc.constantFrom('柳知秋', '花素岚', '阿依古丽·买买提', '区教师合唱团', '李 彩萍')

describe('a line of names', () => {
  it('should have each name once, however they are parted, and lose one without the others', () => {
    const part = fc.constantFrom('、', '，', ', ', '；', ' ; ')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, part), { minLength: 1, maxLength: 6 }), (typed) => {
        const text = typed.map(([one, mark]) => one + mark).join('')
        const names = namesIn(text)
        expect(names).toEqual([...new Set(typed.map(([one]) => one))])
        const [gone = ''] = names
        expect(namesIn(withoutName(text, gone))).toEqual(names.slice(1))
      }),
    )
  })

  it('should be told in the preview of an import who of it is in the talent library, and where to write it', () => {
    const field = peopleTextField({ name: 'teacher', label: '其他教师' }, { name: 'teachers', label: '教师（人才库）' })
    expect(libraryBeside(field)?.name).toBe('teachers')
    const column = { header: '其他教师', path: ['teacher'], kind: 'text', field, to: '' } as unknown as Column
    const names = namesFrom(
      new Map([['talents', indexOf([{ id: '1', title: '花素岚', code: 'hua' }])]]),
      new Set(),
    )
    expect(readCell(column, '柳知秋、花素岚', undefined, names)).toEqual({
      value: '柳知秋、花素岚',
      marks: ['花素岚在人才库里，写进“教师（人才库）”一栏，人才的页面上也会有'],
    })
    expect(readCell(column, '柳知秋', undefined, names)).toEqual({ value: '柳知秋' })
  })
})
