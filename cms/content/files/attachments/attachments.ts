import { collectionOfFiles } from '../pictures/ofFiles.ts'
import { attachmentTypes, checkAttachment } from './attachmentFile.ts'

/** 附件: documents that visitors take with them. */
export const files = collectionOfFiles({
  slug: 'files',
  label: '附件',
  admin: {
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'title', 'originalName', 'updatedAt'],
    description: '可以下载的文件：Word（docx）、Excel（xlsx）、PPT（pptx）、PDF、压缩包（zip），最大 50 MB。在正文里用“上传”插入。',
  },
  upload: { mimeTypes: attachmentTypes, crop: false, focalPoint: false, displayPreview: false },
  check: checkAttachment,
  fields: [
    {
      name: 'title',
      type: 'text',
      label: '显示的名称',
      maxLength: 80,
      admin: { placeholder: '例如：冬季班报名表', description: '不填就显示文件名。' },
    },
  ],
})
