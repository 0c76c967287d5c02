import { catalogue } from '../../base/catalogue.ts'
import { mostTimes } from './proportion.ts'

/** What is refused of stored files, and of what is done to pictures. */
export const fileReason = catalogue({
  'picture-file-lost': [
    400,
    ({ name }: { name: string }) => `图片「${name}」的原文件不在服务器上，不能裁剪。请重新上传原来的文件。`,
  ],
  'copied-file-lost': [
    400,
    ({ name }: { name: string }) => `「${name}」的原文件不在服务器上，不能复制。请先打开原来的条目重新上传。`,
  ],
  'stored-file-lost': [
    404,
    ({ name }: { name: string }) => `文件「${name}」不在服务器上。请打开这张图片或这个音视频，重新上传原来的文件。`,
  ],
  'file-from-another-address': [403, '服务器上的文件只能从它自己的地址取用。请下载后重新上传。'],
  'file-is-no-file': [
    400,
    '表单的字段 file 里要放文件本身，不能只写文件的名字或说明，没有保存任何东西。请选择电脑上的文件再上传。',
  ],
  'cut-badly-sent': [
    400,
    ({ field }: { field: string }) =>
      `裁剪范围（${field}）不能用：位置和大小都要在图片里面（0 到 100 之间）。没有保存，请重新框选。`,
  ],
  'cut-outside-picture': [
    400,
    ({ cut, picture }: { cut: string; picture: string }) =>
      `裁剪范围（${cut}）超出了图片（${picture}）。没有保存，请重新框选。`,
  ],
  'cut-too-narrow': [
    400,
    ({ cut }: { cut: string }) =>
      `裁剪范围（${cut}）太窄长了：长边最多是短边的 ${mostTimes} 倍。没有保存，请重新框选。`,
  ],
  'focus-outside-picture': [
    400,
    ({ value }: { value: string }) =>
      `图片焦点「${value}」不能用：要在 0 到 100 之间（百分比）。没有保存，请在图片上重新点选。`,
  ],
})
