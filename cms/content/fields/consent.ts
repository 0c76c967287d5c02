import type { GroupField } from 'payload'
import { consentScopes } from '../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../base/options.ts'
import { dayAdmin } from '../../documents/fields/dates.ts'

/** What a person agreed to have published, and where that is kept; never public itself. */
export const consentField: GroupField = {
  name: 'consent',
  type: 'group',
  label: '本人同意公开',
  admin: { description: '同意书由本单位留存；这里的记录不对外显示，公开的内容不超过同意的范围。' },
  fields: [
    {
      name: 'given',
      type: 'checkbox',
      label: '已取得本人同意',
      defaultValue: false,
      validate: (value) => value === true || '发布前须取得本人同意：请确认同意书后勾选，或只保存为草稿。',
    },
    {
      name: 'scope',
      type: 'select',
      label: '同意公开的范围',
      defaultValue: 'full',
      options: optionsOf(consentScopes),
      admin: { description: '照同意书上的选择。选定后，范围以外的内容即使填了也不上网。' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'date',
          type: 'date',
          label: '同意日期',
          admin: { width: '50%', ...dayAdmin },
        },
        {
          name: 'document',
          type: 'text',
          label: '同意书存放处',
          maxLength: 120,
          admin: { width: '50%', placeholder: '例如：宣教部档案柜 2026-03 盒' },
        },
      ],
    },
  ],
}
