import type { Field, GlobalConfig } from 'payload'
import { accessOf } from '../../../rights/accessOf.ts'
import { hiddenBy } from '../../../rights/hiddenBy.ts'
import { messageTexts as rights } from '../../../rights/tables.ts'
import { recordSetting } from '../../../documents/audit/recordChanges.ts'
import { trimTexts } from '../../../documents/fields/trimTexts.ts'
import { refuseOutdatedGlobal } from '../../../documents/saving/refuseOutdated.ts'
import { type Notice, notices } from '../asked/words.ts'
import { longestTemplate, templateProblem } from './rules.ts'
import { defaultReminder, defaultTexts, fieldOf, placeholdersOf } from './words.ts'

function template([notice, label]: [string, string]): Field {
  const of = notice as Notice
  const names = placeholdersOf(of).map((name) => `{${name}}`)
  return {
    name: fieldOf(of),
    type: 'textarea',
    label,
    maxLength: longestTemplate,
    admin: {
      placeholder: defaultTexts[of],
      description: `不填就用浅色的这一句。可以用：${names.join('')}`,
      rows: 3,
      components: { afterInput: ['/features/signup/messages/admin/TemplatePreview#TemplatePreview'] },
    },
    validate: (value: string | null | undefined) => templateProblem(of, value ?? '') ?? true,
  }
}

/** 消息模板: what those who sign up are told, and when they are reminded. */
export const messageTexts: GlobalConfig = {
  slug: 'messageTexts',
  label: '消息模板',
  access: accessOf(rights),
  admin: {
    group: '设置',
    hidden: hiddenBy(rights),
    hideAPIURL: true,
    description: '报名后发给本人的短信和邮件。花括号里的名字发送时换成各人的内容；保存后，之后生成的通知就用新的。',
  },
  versions: { max: 0 },
  hooks: { beforeValidate: [trimTexts], beforeChange: [refuseOutdatedGlobal], afterChange: [recordSetting] },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'reminds',
          type: 'checkbox',
          label: '开始前一天发提醒',
          defaultValue: defaultReminder.isOn,
          admin: { width: '50%', description: '发给报名成功的人；整期报名的课程只提醒第一次课。' },
        },
        {
          name: 'remindHour',
          type: 'number',
          label: '前一天几点发',
          required: true,
          defaultValue: defaultReminder.hour,
          min: 8,
          max: 21,
          admin: { width: '50%', step: 1, description: '8 到 21 点的整点，例如：18。' },
        },
      ],
    },
    ...Object.entries(notices).map(template),
  ],
}
