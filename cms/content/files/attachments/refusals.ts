import { catalogue } from '../../../base/catalogue.ts'

type Named = Readonly<{ name: string }>

/** What is refused of files to be downloaded. */
export const attachmentReason = catalogue({
  'attachment-empty': [400, ({ name }: Named) => `附件「${name}」是空文件。请检查原文件后重新上传。`],
  'attachment-too-large': [
    400,
    ({ name, megabytes, most }: Named & { megabytes: number; most: number }) =>
      `附件「${name}」有 ${megabytes} MB，最大 ${most} MB。请压缩或分成几个文件再上传。`,
  ],
  'attachment-damaged': [
    400,
    ({ name }: Named) => `附件「${name}」不完整，打不开。请重新导出或扫描后再上传。`,
  ],
  'attachment-of-another-kind': [
    400,
    ({ name, found }: Named & { found: string }) =>
      `附件「${name}」${found}可以上传 docx、xlsx、pptx、pdf、zip；图片请放进图片库，录音录像请放进音视频。`,
  ],
})
