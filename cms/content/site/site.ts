import type { GlobalConfig } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import { hiddenBy } from '../../rights/hiddenBy.ts'
import { settings } from '../../rights/tables.ts'
import { courseTypes, courseTypesOf, dataLicences } from '../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../base/options.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import { priceFields } from '../fields/price.ts'
import { trimTexts } from '../../documents/fields/trimTexts.ts'
import { recordSetting } from '../../documents/audit/recordChanges.ts'
import { refuseOutdatedGlobal } from '../../documents/saving/refuseOutdated.ts'
import { reportGlobal } from '../../documents/outbox/reportChange.ts'
import { rowsIn } from '../../documents/fields/rowsIn.ts'

const pricedTypes = courseTypesOf.subsidised

/** @returns what is wrong, in Chinese, when a type has two prices */
function repeatedType(rows: unknown): string | undefined {
  const types = rowsIn<{ type?: keyof typeof courseTypes }>(rows).map(({ type }) => type)
  const repeated = types.find((type, index) => type !== undefined && types.indexOf(type) !== index)
  return repeated === undefined ? undefined : `「${courseTypes[repeated]}」有两个价格，请只留一行。`
}

/** What stands on every page: the site's name and the union that answers for it */
export const site: GlobalConfig = {
  slug: 'site',
  label: '网站',
  access: accessOf(settings),
  admin: { group: '设置', hidden: hiddenBy(settings), hideAPIURL: true },
  versions: { max: 0 },
  hooks: {
    beforeValidate: [trimTexts],
    beforeChange: [refuseOutdatedGlobal],
    afterChange: [recordSetting, reportGlobal],
  },
  fields: [
    { name: 'name', type: 'text', label: '网站名', required: true, defaultValue: '工韵', maxLength: 20 },
    { name: 'organisation', type: 'text', label: '主办工会', required: true, defaultValue: '工会', maxLength: 40 },
    { name: 'theme', type: 'text', label: '主题', maxLength: 40, admin: { placeholder: '例如：中国梦 · 劳动美' } },
    {
      name: 'headline',
      type: 'text',
      label: '首页标题',
      required: true,
      defaultValue: '下班后，来上一堂好课',
      maxLength: 30,
      admin: { description: '第一个逗号之后的字印成红色。' },
    },
    { name: 'introduction', type: 'textarea', label: '首页导语', maxLength: 140 },
    { name: 'address', type: 'text', label: '地址', maxLength: 120 },
    { name: 'phone', type: 'text', label: '联系电话', maxLength: 30 },
    {
      name: 'filing',
      type: 'text',
      label: '备案号',
      maxLength: 60,
      admin: { placeholder: '例如：滇 ICP 备 00000000 号' },
    },
    {
      name: 'licence',
      type: 'select',
      label: '开放数据的许可',
      options: optionsOf(dataLicences),
      defaultValue: 'undeclared' satisfies keyof typeof dataLicences,
      admin: {
        description:
          '“开放数据”页和数据文件里写明的使用条件，只管日程、地点等事实信息；文章、图片、音视频和作品不在内。选定前请主办工会同意：别人按许可用过的，以后改了也收不回来。',
      },
    },
    {
      name: 'offersPosters',
      type: 'checkbox',
      label: '活动页提供海报下载',
      defaultValue: true,
      admin: {
        description: '还没开始的课程、演出、活动，公众可以在页面上下载 A3 海报。不勾选时只有工作人员能在后台下载。',
      },
    },
    {
      name: 'prices',
      type: 'array',
      label: '普惠课堂价格',
      labels: { singular: '价格', plural: '价格' },
      maxRows: pricedTypes.length,
      admin: {
        description: '按课程类型定每课原价和工会补贴，职工承担的部分由系统算出。首课都免费。',
        components: rowLabel({ name: 'type', words: courseTypes }),
      },
      validate: (rows) => repeatedType(rows) ?? true,
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'type',
              type: 'select',
              label: '类型',
              required: true,
              options: optionsOf(Object.fromEntries(pricedTypes.map((type) => [type, courseTypes[type]]))),
              admin: { width: '33%' },
            },
            ...priceFields(true),
          ],
        },
      ],
    },
  ],
}
