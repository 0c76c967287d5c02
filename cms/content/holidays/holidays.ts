import type { GlobalConfig } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import { hiddenBy } from '../../rights/hiddenBy.ts'
import * as tables from '../../rights/tables.ts'
import { trimTexts } from '../../documents/fields/trimTexts.ts'
import { dayAdmin } from '../../documents/fields/dates.ts'
import { recordSetting } from '../../documents/audit/recordChanges.ts'
import { reportGlobal } from '../../documents/outbox/reportChange.ts'
import { refuseOutdatedGlobal } from '../../documents/saving/refuseOutdated.ts'
import { linkField } from '../fields/link.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import {
  firstYear,
  lastYear,
  mostHolidays,
  mostWorkdays,
  mostYears,
  noticesProblem,
  type WrittenNotice,
} from './notices.ts'
import { rowsIn } from '../../documents/fields/rowsIn.ts'

/** 放假安排: the official days off of a year, as its notice says */
export const holidays: GlobalConfig = {
  slug: 'holidays',
  label: '放假安排',
  access: accessOf(tables.holidays),
  admin: {
    group: '设置',
    hidden: hiddenBy(tables.holidays),
    hideAPIURL: true,
    description:
      '每年 11 月初国务院办公厅发通知以后，照着录一次。网站的日历、“周末”“下班后”这些时段和批量排课都按它算，保存后马上生效。2025、2026 年的系统里已经有，有更正才需要录。',
  },
  versions: { max: 0 },
  hooks: {
    beforeValidate: [trimTexts],
    beforeChange: [refuseOutdatedGlobal],
    afterChange: [recordSetting, reportGlobal],
  },
  fields: [
    {
      name: 'years',
      type: 'array',
      label: '年份',
      labels: { singular: '年份', plural: '年份' },
      maxRows: mostYears,
      admin: { components: rowLabel('year', 'source') },
      validate: (rows) => noticesProblem(rowsIn<WrittenNotice>(rows)) ?? true,
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'year',
              type: 'number',
              label: '哪一年',
              required: true,
              min: firstYear,
              max: lastYear,
              admin: { width: '20%', placeholder: '例如：2027' },
              validate: (value: unknown) =>
                typeof value === 'number' && Number.isInteger(value) && value >= firstYear && value <= lastYear
                  ? true
                  : `年份要在 ${firstYear} 到 ${lastYear} 之间，例如 2027。`,
            },
            {
              name: 'source',
              type: 'text',
              label: '依据哪份通知',
              required: true,
              maxLength: 120,
              admin: { width: '80%', placeholder: '例如：国务院办公厅关于2027年部分节假日安排的通知' },
            },
          ],
        },
        linkField({
          name: 'url',
          label: '通知的网址',
          admin: { placeholder: '例如：https://www.gov.cn/zhengce/…', description: '公众在日历下面能看到，点开核对。' },
        }),
        {
          name: 'holidays',
          type: 'array',
          label: '放假',
          labels: { singular: '假期', plural: '放假' },
          maxRows: mostHolidays,
          admin: { components: rowLabel('name', 'from') },
          fields: [
            {
              type: 'row',
              fields: [
                {
                  name: 'name',
                  type: 'text',
                  label: '节日',
                  required: true,
                  maxLength: 20,
                  admin: { width: '34%', placeholder: '例如：国庆节' },
                },
                {
                  name: 'from',
                  type: 'date',
                  label: '第一天',
                  required: true,
                  admin: { width: '33%', ...dayAdmin },
                },
                { name: 'to', type: 'date', label: '最后一天', required: true, admin: { width: '33%', ...dayAdmin } },
              ],
            },
          ],
        },
        {
          name: 'workdays',
          type: 'array',
          label: '调休上班的周六、周日',
          labels: { singular: '上班日', plural: '调休上班的周六、周日' },
          maxRows: mostWorkdays,
          admin: { components: rowLabel('day') },
          fields: [{ name: 'day', type: 'date', label: '哪一天', required: true, admin: dayAdmin }],
        },
      ],
    },
  ],
}
