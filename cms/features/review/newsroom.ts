import type { GlobalConfig } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import { hiddenBy } from '../../rights/hiddenBy.ts'
import { settings } from '../../rights/tables.ts'
import { recordSetting } from '../../documents/audit/recordChanges.ts'
import { fewestMonthsKept } from '../../documents/audit/retention.ts'
import { refuseOutdatedGlobal } from '../../documents/saving/refuseOutdated.ts'
import { separationEndpoint } from './separationEndpoint.ts'

/** 审稿设置 */
export const newsroom: GlobalConfig = {
  slug: 'newsroom',
  endpoints: [separationEndpoint],
  label: '审稿设置',
  access: accessOf(settings),
  admin: { group: '设置', hidden: hiddenBy(settings), hideAPIURL: true },
  versions: { max: 0 },
  hooks: { beforeChange: [refuseOutdatedGlobal], afterChange: [recordSetting] },
  fields: [
    {
      name: 'separateReview',
      type: 'checkbox',
      label: '写稿和审稿分开',
      defaultValue: true,
      admin: {
        description:
          '打开时，谁改过的文字谁不能自己审、自己发，要由没有参与写的人通过；管理员可以写明理由越过。只有一个人维护网站时可以关掉。',
      },
    },
    {
      name: 'keepMonths',
      type: 'number',
      label: '审计记录保留月数',
      required: true,
      defaultValue: 36,
      min: fewestMonthsKept,
      max: 240,
      admin: { step: 1, description: '到期的记录每天清理一次。至少保留 6 个月，例如：36 就是三年。' },
    },
  ],
}
