import type { GroupField } from 'payload'

/** 安全责任制: who answers for safety, and the plan. Never public. */
export const safetyField: GroupField = {
  name: 'safety',
  type: 'group',
  label: '安全责任（不公开）',
  admin: { description: '只给工作人员看，公众页面上没有。大型活动发布前请填好。' },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'officer', type: 'text', label: '安全责任人', maxLength: 30, admin: { width: '33%' } },
        { name: 'phone', type: 'text', label: '责任人电话', maxLength: 30, admin: { width: '33%' } },
        {
          name: 'expected',
          type: 'number',
          label: '预计人数',
          min: 0,
          max: 100000,
          admin: { width: '33%', step: 1, placeholder: '例如：300' },
        },
      ],
    },
    {
      name: 'plan',
      type: 'textarea',
      label: '应急预案',
      maxLength: 4000,
      admin: { rows: 4, placeholder: '例如：疏散路线、医疗点、雨天改到室内、与属地派出所的联系。' },
    },
  ],
}
