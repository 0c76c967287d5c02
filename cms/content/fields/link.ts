import type { RowField, TextField } from 'payload'
import { linkProblem } from './linkProblem.ts'

/** A page of another site, such as a video platform's. */
export function linkField(
  options: Pick<TextField, 'name' | 'label' | 'admin'> & {
    required?: boolean
    /** What is wrong without an address, in Chinese; undefined when nothing is. */
    missing?: (siblings: object) => string | undefined
  },
): TextField {
  const {
    required = false,
    missing = () => (required ? '请填写网址，以 https:// 开头。' : undefined),
    ...field
  } = options
  return {
    ...field,
    type: 'text',
    required,
    maxLength: 500,
    admin: { placeholder: '例如：https://www.example.com/watch', ...field.admin },
    validate: (value: string | null | undefined, { siblingData }: { siblingData: object }) =>
      (value ? linkProblem(value) : missing(siblingData)) ?? true,
  }
}

/** Where something can be watched: while it goes on, and afterwards. */
export const videoFields: RowField = {
  type: 'row',
  fields: [
    linkField({
      name: 'liveUrl',
      label: '直播网址',
      admin: { width: '50%', description: '开始前填好，公众页面会显示“看直播”。' },
    }),
    linkField({
      name: 'replayUrl',
      label: '回放网址',
      admin: { width: '50%', description: '结束后填，填了就不再显示直播。' },
    }),
  ],
}
