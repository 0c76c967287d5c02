import type { CollectionConfig, DateField, DateFieldValidation } from 'payload'
import { serviceKinds } from '../../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../../base/options.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { recordChange, recordDelete } from '../../../documents/audit/recordChanges.ts'
import { dayAdmin } from '../../../documents/fields/dates.ts'
import { beginToRead } from '../../../documents/guards/guardedDatabase.ts'
import { trimTexts } from '../../../documents/fields/trimTexts.ts'
import { refuseOutdated } from '../../../documents/saving/refuseOutdated.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { hiddenBy } from '../../../rights/hiddenBy.ts'
import * as tables from '../../../rights/tables.ts'
import { keepOrdered } from './keepOrdered.ts'
import { contractProblem } from './rules.ts'

const contractDay = (name: string, label: string): DateField => ({
  name,
  type: 'date',
  label,
  admin: { width: '50%', ...dayAdmin },
})

const notBeforeItBegins: DateFieldValidation = (value, { siblingData }) => {
  const { contractFrom } = siblingData as { contractFrom?: unknown }
  return contractProblem(dayIn(contractFrom), dayIn(value)) ?? true
}

/** 服务商: selected institutions and companies that bring what units order. */
export const providers: CollectionConfig = {
  slug: 'providers',
  labels: { singular: '服务商', plural: '服务商' },
  access: accessOf(tables.providers),
  admin: {
    group: '进基层',
    hidden: hiddenBy(tables.providers),
    hideAPIURL: true,
    useAsTitle: 'name',
    defaultColumns: ['name', 'kinds', 'contractTo', 'isEnded', 'updatedAt'],
    description: '遴选入围的机构和公司。安排点单时，只列出没有标为“不再合作”、当天在合同期里、做这一类的。不对外显示。',
  },
  hooks: {
    beforeOperation: [beginToRead],
    beforeValidate: [trimTexts],
    beforeChange: [refuseOutdated],
    afterChange: [recordChange],
    beforeDelete: [keepOrdered],
    afterDelete: [recordDelete],
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      label: '名称',
      required: true,
      unique: true,
      maxLength: 60,
      admin: { placeholder: '例如：江畔文化传播有限公司' },
    },
    {
      name: 'kinds',
      type: 'select',
      hasMany: true,
      label: '能送什么',
      required: true,
      options: optionsOf(serviceKinds),
      admin: { description: '可选多个。安排点单时按类别列出。' },
    },
    { name: 'notice', type: 'relationship', relationTo: 'notices', label: '遴选公告' },
    {
      name: 'qualification',
      type: 'textarea',
      label: '资质',
      maxLength: 1000,
      admin: { rows: 3, placeholder: '例如：营业性演出许可证，有效期到 2028 年 6 月' },
    },
    {
      type: 'row',
      fields: [
        contractDay('contractFrom', '合同从哪天起'),
        {
          ...contractDay('contractTo', '合同到哪天止'),
          validate: notBeforeItBegins,
        },
      ],
    },
    {
      name: 'isEnded',
      type: 'checkbox',
      label: '不再合作',
      defaultValue: false,
      admin: { description: '勾选后不再列入安排；以前的点单照旧看得到。' },
    },
    { name: 'note', type: 'textarea', label: '备注', maxLength: 1000, admin: { rows: 3 } },
  ],
}

/** The day of an instant as forms and databases give it; undefined when there is none that can be read. */
function dayIn(value: unknown): string | undefined {
  const at = value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isNaN(at) ? undefined : writtenDay(at)
}
