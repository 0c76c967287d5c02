import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tagsField } from '../../../cms/content/tags/tagsField.ts'
import { tagsIn, tagsText } from '../../../cms/content/tags/tagTexts.ts'
import { columnsOf } from '../../../cms/features/imports/cells/columns.ts'
import { readCell } from '../../../cms/features/imports/cells/readCell.ts'
import { changeOf, shownValue } from '../../../cms/features/imports/plan/shownValues.ts'
import { namesFrom } from '../../../cms/features/imports/plan/loadNames.ts'

const names = namesFrom(new Map(), new Set())
const [column] = columnsOf([tagsField]).columns
if (column === undefined) throw new Error('tags have no column')

const words = fc.uniqueArray(fc.constantFrom('非遗', '夜校', '劳模精神', 'AI', '51', '职工子女'), {
  minLength: 1,
  maxLength: 6,
})
const mark = fc.constantFrom('、', '，', ',', ' ', '　', '；', ';', '#', ' # ', '\n', '，　')
const wide = (text: string): string =>
  text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
/** The same tags as somebody else would type them. */
const typing = fc.record({
  marks: fc.array(mark, { minLength: 7, maxLength: 7 }),
  isWide: fc.boolean(),
  seed: fc.nat(),
})

function typed(
  tags: readonly string[],
  { marks, isWide, seed }: { marks: string[]; isWide: boolean; seed: number },
): string {
  const from = seed % tags.length
  const turned = [...tags.slice(from), ...tags.slice(0, from)]
  const text = turned.map((tag, index) => (marks[index] ?? '、') + tag).join('') + (marks[6] ?? '')
  return isWide ? wide(text) : text
}

const stored = (value: unknown): string => tagsField.hooks?.beforeValidate?.[0]?.({ value } as never) as string

describe('tags in a table', () => {
  it('should be no change in another order, width or spacing: what is stored says the same', () => {
    fc.assert(
      fc.property(words, typing, (tags, way) => {
        const before = tagsText(tags)
        const reading = readCell(column, typed(tags, way), before, names)
        expect(reading).toEqual({ value: before })
        expect(changeOf(column, before, before, names)).toBeUndefined()
      }),
    )
  })

  it('should be a change exactly when they are others, and be shown as they will be stored', () => {
    fc.assert(
      fc.property(words, words, typing, (tags, others, way) => {
        const before = tagsText(tags)
        const reading = readCell(column, typed(others, way), before, names)
        if ('problem' in reading) throw new Error(reading.problem)
        const isSame = tagsText(tags.toSorted()) === tagsText(others.toSorted())
        expect(changeOf(column, before, reading.value, names) === undefined).toBe(isSame)
        expect(stored(reading.value)).toBe(reading.value)
        expect(tagsIn(String(reading.value)).toSorted()).toEqual(others.toSorted())
        // of a new entry too
        const made = readCell(column, typed(others, way), undefined, names)
        if ('problem' in made) throw new Error(made.problem)
        expect(shownValue(column, made.value, names)).toBe(stored(typed(others, way)))
      }),
    )
  })
})
