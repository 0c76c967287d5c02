import type { Field } from 'payload'
import { participations } from '../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../base/options.ts'
import { textOf } from '../entries/parts.ts'

/** How one takes part, whom to ask, what to bring and what to mind; pages say what is usual where nothing is filled in. */
export const takePartFields: Field[] = [
  {
    type: 'row',
    fields: [
      {
        name: 'participation',
        type: 'select',
        label: '怎样参加',
        options: optionsOf(participations),
        admin: { width: '50%', description: '不选时，公众页面按类别和入场方式写一句通常的办法。' },
      },
      {
        name: 'phone',
        type: 'text',
        label: '报名、咨询电话',
        maxLength: 30,
        admin: { width: '50%', placeholder: '例如：0871-00001006', description: '不填时用场地的公开电话。' },
      },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'bring',
        type: 'text',
        label: '要带什么',
        maxLength: 120,
        admin: { width: '50%', placeholder: '例如：围裙、水杯，毛笔由工会备好' },
      },
      {
        name: 'safetyNote',
        type: 'text',
        label: '安全提示（公开）',
        maxLength: 200,
        admin: { width: '50%', placeholder: '例如：户外活动，雨天改到室内；十二岁以下由家长陪同' },
      },
    ],
  },
]

/** What an entry says of it. */
export function takePartOf(doc: {
  participation?: keyof typeof participations | null
  phone?: string | null
  bring?: string | null
  safetyNote?: string | null
}) {
  return {
    participation: doc.participation ?? undefined,
    phone: textOf(doc.phone),
    bring: textOf(doc.bring),
    safetyNote: textOf(doc.safetyNote),
  }
}
