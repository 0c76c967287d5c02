import type { RowField } from 'payload'
import { admissions } from '../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../base/options.ts'

/**
 * How one gets in.
 * @param example what the note says, for example 演出前 30 分钟凭工会会员卡领票
 */
export function admissionFields(example: string): RowField {
  return {
    type: 'row',
    fields: [
      {
        name: 'admission',
        type: 'select',
        label: '入场方式',
        required: true,
        defaultValue: 'free',
        options: optionsOf(admissions),
        admin: { width: '50%' },
      },
      {
        name: 'admissionNote',
        type: 'text',
        label: '入场说明',
        maxLength: 120,
        admin: { width: '50%', placeholder: `例如：${example}` },
      },
    ],
  }
}
