import type { ArrayField, DateField, Field, GroupField } from 'payload'
import { dayAdmin } from '../../documents/fields/dates.ts'
import { rowLabel } from '../fields/rowLabel.ts'
import { daysProblem, labelsProblem } from './days.ts'
import { formField, formMeasuresField } from './formFields.ts'
import { rowsIn } from '../../documents/fields/rowsIn.ts'

/** Of phases and of periods. */
const most = 12

/** A day that may not come before that of another field of its row. */
function dayField(name: string, label: string, width: string, before?: { name: string; label: string }): DateField {
  return {
    name,
    type: 'date',
    label,
    required: true,
    admin: { width, ...dayAdmin },
    validate: (value, { siblingData }) => {
      const earlier = before && (siblingData as Record<string, unknown>)[before.name]
      return daysProblem({ label: before?.label ?? '', day: earlier }, { label, day: value }) ?? true
    },
  }
}

const from = { name: 'from', label: '第一天' }
const to = { name: 'to', label: '最后一天' }
const due = { name: 'due', label: '报送截止' }

/** The steps of a campaign, as the public sees them. */
export const phasesField: ArrayField = {
  name: 'phases',
  type: 'array',
  label: '实施步骤',
  labels: { singular: '阶段', plural: '实施步骤' },
  maxRows: most,
  admin: {
    description: '按先后，例如：动员部署、组织实施、督促检查、总结完善。公众页面按日期标出现在到了哪一步。',
    components: rowLabel('name', { day: from.name }),
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'name',
          type: 'text',
          label: '阶段',
          required: true,
          maxLength: 20,
          admin: { width: '34%', placeholder: '例如：动员部署' },
        },
        dayField(from.name, from.label, '33%'),
        dayField(to.name, to.label, '33%', from),
      ],
    },
    {
      name: 'handIn',
      type: 'text',
      label: '要交什么',
      maxLength: 80,
      admin: { placeholder: '例如：4 月 20 日前报送本单位实施方案' },
    },
  ],
}

/** For which periods units report, and until when. */
const periodsField: ArrayField = {
  name: 'periods',
  type: 'array',
  label: '报送期（不公开）',
  labels: { singular: '报送期', plural: '报送期' },
  maxRows: most,
  validate: (rows) => labelsProblem(rowsIn<{ label?: string }>(rows)) ?? true,
  admin: {
    description: '统计哪几天的场次，哪天报到，哪天锁定。过了“报送截止”还能报，记为迟报；过了“锁定”就不能报了。',
    components: rowLabel('label', { day: due.name }),
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'label',
          type: 'text',
          label: '名称',
          required: true,
          maxLength: 20,
          admin: { width: '34%', placeholder: '例如：上半年' },
        },
        dayField(from.name, from.label, '33%'),
        dayField(to.name, to.label, '33%', from),
      ],
    },
    {
      type: 'row',
      fields: [
        dayField(due.name, due.label, '50%', to),
        dayField('locks', '锁定', '50%', due),
      ],
    },
  ],
}

/** Whom the units ask. */
const contactField: GroupField = {
  name: 'contact',
  type: 'group',
  label: '联系人（不公开）',
  admin: { description: '只给工作人员看，公众页面上没有。' },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', label: '姓名', maxLength: 30, admin: { width: '33%' } },
        { name: 'phone', type: 'text', label: '电话', maxLength: 30, admin: { width: '33%' } },
        { name: 'email', type: 'email', label: '邮箱', admin: { width: '34%' } },
      ],
    },
  ],
}

/** What only those who work with a campaign see. */
export const privateFields: Field[] = [periodsField, formField, formMeasuresField, contactField]
