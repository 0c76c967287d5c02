import type { CheckboxField, RowField } from 'payload'
import { momentAdmin } from '../../documents/fields/dates.ts'
import { instantOf } from '../entries/parts.ts'
import { movedProblem } from './movedProblem.ts'
import type { RowPart } from './rowLabelText.ts'

/**
 * What became of something dated that was announced: it is called off, put off until nobody knows when, or it begins at
 * another time than at first; and whether no place is left. Public pages say which of it, and what is moved keeps its
 * number.
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
      box('cancelled', `${one}取消`, '不办了才勾。换时间请写原定开始，课次和场次的序号都不变。'),
      box('postponed', `${one}延期`, '还会办、新的时间没定才勾；勾了不再列进近期。时间定了就取消勾选，写上新的时间和原定开始。'),
      box('full', `${one}已满`, '报满了、票领完了就勾，公众页面写明“已满”，不再请人报名。'),
    ],
  }
}

/** What a copy does not take over: it is announced anew. */
function box(name: string, label: string, description: string): CheckboxField {
  return {
    name,
    type: 'checkbox',
    label,
    defaultValue: false,
    hooks: { beforeDuplicate: [() => false] },
    admin: { width: '50%', description },
  }
}

/** What an entry says of it. */
export function changeOf(row: {
  cancelled?: boolean | null
  postponed?: boolean | null
  movedFrom?: string | null
  full?: boolean | null
}) {
  return {
    cancelled: Boolean(row.cancelled),
    postponed: Boolean(row.postponed),
    movedFrom: instantOf(row.movedFrom),
    full: Boolean(row.full),
  }
}

/** What a folded row says of it. */
export const changeInLabel: RowPart[] = [{ isChange: true }, { name: 'full', words: { true: '已满' } }]
