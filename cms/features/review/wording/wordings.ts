import type { CollectionConfig } from 'payload'
import { accessOf } from '../../../rights/accessOf.ts'
import * as tables from '../../../rights/tables.ts'
import { optionsOf } from '../../../base/options.ts'
import { sampleField } from '../../../documents/fields/sample.ts'
import { trimTexts } from '../../../documents/fields/trimTexts.ts'
import { recordChange, recordDelete } from '../../../documents/audit/recordChanges.ts'
import { wordingLevels } from './levels.ts'
import { forgetWordings } from './list.ts'
import { refuseOutdated } from '../../../documents/saving/refuseOutdated.ts'

/** 用语表: wrong forms with their right ones, which every text is held against before it goes to review and to the public */
export const wordings: CollectionConfig = {
  slug: 'wordings',
  labels: { singular: '用语', plural: '用语表' },
  access: accessOf(tables.wordings),
  admin: {
    group: '内容',
    hideAPIURL: true,
    useAsTitle: 'wrong',
    defaultColumns: ['wrong', 'right', 'level', 'note', 'updatedAt'],
    description: '不规范的写法和规范的写法。“提醒”只在编辑页提示，“禁止”的改好以前不能提交和发布。',
  },
  hooks: {
    beforeValidate: [trimTexts],
    beforeChange: [refuseOutdated],
    afterChange: [forgetWordings, recordChange],
    afterDelete: [forgetWordings, recordDelete],
  },
  fields: [
    {
      name: 'wrong',
      type: 'text',
      label: '不规范的写法',
      required: true,
      unique: true,
      minLength: 2,
      maxLength: 40,
      admin: { placeholder: '例如：省总' },
    },
    {
      name: 'right',
      type: 'text',
      label: '规范的写法',
      required: true,
      maxLength: 40,
      admin: { placeholder: '例如：省总工会', description: '可以包含左边的写法：写全了的不算错。' },
    },
    {
      name: 'level',
      type: 'select',
      label: '处理',
      required: true,
      defaultValue: 'warn',
      options: optionsOf(wordingLevels),
    },
    { name: 'note', type: 'text', label: '说明', maxLength: 120, admin: { placeholder: '例如：第一次出现要写全称' } },
    sampleField,
  ],
}
