import type { Cell } from '../../cms/features/imports/cells/cell.ts'
import { type Column, columnsOf } from '../../cms/features/imports/cells/columns.ts'
import { readCell, type Reading } from '../../cms/features/imports/cells/readCell.ts'
import { indexOf, namesFrom } from '../../cms/features/imports/plan/loadNames.ts'

/** What names in cells may mean. */
export const names = namesFrom(
  new Map([
    [
      'talents',
      indexOf([
        { id: 't1', title: '白玉澜', code: 'AAA' },
        { id: 't2', title: '同名', code: 'BBB' },
        { id: 't3', title: '同名', code: 'CCC' },
        { id: 't4', title: '甲；乙', code: 'DDD' },
        { id: 't5', title: 'AAA', code: 'EEE' },
      ]),
    ],
    ['media', indexOf([{ id: 'm1', title: '旧.jpg', code: 'm1' }])],
  ]),
  new Set(['新.jpg']),
)

const { columns } = columnsOf([
  { name: 'title', type: 'text', label: '名称', required: true, maxLength: 10 },
  {
    name: 'kind',
    type: 'select',
    label: '类别',
    options: [
      { value: 'a', label: '甲类' },
      { value: 'b', label: '乙类' },
    ],
  },
  {
    name: 'tags',
    type: 'select',
    hasMany: true,
    label: '标签',
    options: [
      { value: 'x', label: '红' },
      { value: 'y', label: '蓝' },
    ],
  },
  { name: 'people', type: 'number', label: '人数', min: 1, max: 500, admin: { step: 1 } },
  { name: 'price', type: 'number', label: '单价（元）', min: 0, max: 10_000_000, custom: { isMoney: true } },
  { name: 'open', type: 'checkbox', label: '开放' },
  { name: 'on', type: 'date', label: '日期', admin: { date: { displayFormat: 'yyyy-MM-dd' } } },
  { name: 'at', type: 'date', label: '时间' },
  { name: 'who', type: 'relationship', relationTo: 'talents', hasMany: true, label: '演员' },
  { name: 'picture', type: 'upload', relationTo: 'media', label: '海报' },
  { name: 'body', type: 'richText', label: '正文' },
])
/** A column of each kind, by the name of its field. */
export const column = (name: string): Column => {
  const found = columns.find(({ path }) => path[0] === name)
  if (found === undefined) throw new Error(name)
  return found
}

export const read = (name: string, cell: Cell, before?: unknown): Reading => readCell(column(name), cell, before, names)
