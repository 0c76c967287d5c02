import type { TextareaField, UploadField } from 'payload'

/** One or two sentences for cards, search results and messages. */
export const summaryField: TextareaField = {
  name: 'summary',
  type: 'textarea',
  label: '摘要',
  maxLength: 140,
  admin: { description: '一两句话，显示在列表卡片上，最多 140 字。', rows: 2 },
}

/**
 * The entry's main picture.
 * @param label what it is called in this library, for example 海报
 */
export function pictureField(label: string): UploadField {
  return {
    name: 'picture',
    type: 'upload',
    relationTo: 'media',
    label,
    admin: { description: '不选时，公众页面用按条目生成的剪纸封面。' },
  }
}
