import type { RowField } from 'payload'
import { momentAdmin } from '../../documents/fields/dates.ts'
import { instantOf } from '../entries/parts.ts'
import { movedProblem } from './movedProblem.ts'
import type { RowPart } from './rowLabelText.ts'

/**
 * What became of something dated that was announced: it is called off, or it begins at another time than at first.
 * Public pages say which of the two, and what is moved keeps its number.
 * @param one what is called off, for example 本场
 */
export function changeFields(one: string): RowField {
  return {
    type: 'row',
    fields: [
      {
        name: 'movedFrom',
        type: 'date',
        label: '原定开始（改期时填）',
        admin: {
          width: '50%',
          ...momentAdmin,
          components: { ...momentAdmin.components, Field: '/content/fields/admin/MovedFromField#MovedFromField' },
          description: '先把开始、结束改成新的时间，再在这里写原来几时开始。公众页面写明“改期”和原定时间。',
        },
        // a copy is announced anew
        hooks: { beforeDuplicate: [() => null] },
        validate: (value, { siblingData }) =>
          (value ? movedProblem((siblingData as { start?: string }).start, String(value)) : undefined) ?? true,
      },
      {
        name: 'cancelled',
        type: 'checkbox',
        label: `${one}取消`,
        defaultValue: false,
        hooks: { beforeDuplicate: [() => false] },
        admin: { width: '50%', description: '不办了才勾。换时间请写原定开始，课次和场次的序号都不变。' },
      },
    ],
  }
}

/** What an entry says of it. */
export function changeOf(row: { cancelled?: boolean | null; movedFrom?: string | null }) {
  return { cancelled: Boolean(row.cancelled), movedFrom: instantOf(row.movedFrom) }
}

/** What a folded row says of it. */
export const changeInLabel: RowPart[] = [{ isChange: true }]
