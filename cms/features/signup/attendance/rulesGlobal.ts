import type { GlobalConfig } from 'payload'
import { recordSetting } from '../../../documents/audit/recordChanges.ts'
import { refuseOutdatedGlobal } from '../../../documents/saving/refuseOutdated.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { hiddenBy } from '../../../rights/hiddenBy.ts'
import { settings } from '../../../rights/tables.ts'

const few = (name: string, label: string, defaultValue: number, max: number, description: string) => ({
  name,
  type: 'number' as const,
  label,
  required: true,
  defaultValue,
  min: 1,
  max,
  admin: { step: 1, description, condition: (data: Record<string, unknown>) => data['pausesNoShows'] === true },
})

/** 报名设置 */
export const signUpRules: GlobalConfig = {
  slug: 'signUpRules',
  label: '报名设置',
  access: accessOf(settings),
  admin: { group: '设置', hidden: hiddenBy(settings), hideAPIURL: true },
  versions: { max: 0 },
  hooks: { beforeChange: [refuseOutdatedGlobal], afterChange: [recordSetting] },
  fields: [
    {
      name: 'pausesNoShows',
      type: 'checkbox',
      label: '报了名不来的暂停报名',
      defaultValue: false,
      admin: {
        description:
          '打开后，一个手机号在一段时间里有几次报了名没有来，就暂停一段时间的报名，到哪一天本人在“我的报名”里看得到。只算签到页上记为“未到”的；不打开就没有任何限制。',
      },
    },
    few('absences', '几次', 3, 20, '例如：3。'),
    few('withinDays', '多少天以内', 90, 730, '例如：90。'),
    few('pauseDays', '暂停多少天', 30, 365, '从最后一次没有来的那天算起，例如：30。'),
  ],
}
