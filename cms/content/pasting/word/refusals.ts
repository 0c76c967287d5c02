import { catalogue } from '../../../base/catalogue.ts'

type Named = Readonly<{ name: string }>

/** What is refused of documents of Word that are taken in. */
export const wordReason = catalogue({
  'word-not-yours-to-take': [403, '导入 Word 文档要能写内容、能上传图片的账号。请找管理员。'],
  'word-without-name': [400, '没有文件名。请用“导入 Word 文档”按钮选择文件。'],
  'word-empty': [400, ({ name }: Named) => `「${name}」是空文件。请检查后重新选择。`],
  'word-too-large': [400, ({ name }: Named) => `「${name}」太大：Word 文档最大 20 MB。请压缩里面的图片，或分成几份。`],
  'word-of-another-kind': [
    400,
    ({ name }: Named) => `「${name}」不是 Word 文档（.docx）。请用 Word 或 WPS 打开，另存为 .docx 再导入。`,
  ],
  'word-of-old-kind': [
    400,
    ({ name }: Named) =>
      `「${name}」是旧格式的 Word（.doc）或加了密码。请用 Word 或 WPS 另存为不加密码的 .docx 再导入。`,
  ],
  'word-damaged': [
    400,
    ({ name }: Named) => `「${name}」打不开，可能已损坏。请用 Word 或 WPS 打开，另存为新的 .docx 再导入。`,
  ],
  'word-in-wide-letters': [
    400,
    ({ name }: Named) => `「${name}」里的文字是 UTF-16 编码，不能导入。请用 Word 或 WPS 打开，另存为新的 .docx 再导入。`,
  ],
  'word-too-large-unpacked': [
    400,
    ({ name, megabytes }: Named & { megabytes: number }) =>
      `「${name}」解开后太大，最多 ${megabytes} MB。请压缩里面的图片，或分成几份。`,
  ],
  'word-of-too-many-parts': [
    400,
    ({ name, most }: Named & { most: number }) => `「${name}」里的部件太多，最多 ${most} 个。请分成几份。`,
  ],
  'word-too-long': [
    400,
    ({ name, paragraphs, runs }: Named & { paragraphs: number; runs: number }) =>
      `「${name}」太长：最多 ${paragraphs} 个段落（空的也算）、${runs} 个文字片段和换行。请删去空段落，或分成几份。`,
  ],
  'word-of-unusual-parts': [
    400,
    ({ name }: Named) => `「${name}」的正文不在 Word 和 WPS 通常放的地方，不能导入。请用 Word 或 WPS 另存为新的 .docx。`,
  ],
  'word-with-doctype': [
    400,
    ({ name }: Named) => `「${name}」里有 Word 不会写的定义（DOCTYPE），不能导入。请用 Word 或 WPS 另存为新的 .docx。`,
  ],
  'word-with-too-many-pictures': [
    400,
    ({ name, count, most }: Named & { count: number; most: number }) =>
      `「${name}」里有 ${count} 张图片，最多 ${most} 张。请分成几份，或先删去一些图片。`,
  ],
  'word-beyond-limits': [400, ({ name, problem }: Named & { problem: string }) => `「${name}」不能导入：${problem}`],
  'word-too-slow': [
    400,
    ({ name, seconds }: Named & { seconds: number }) => `「${name}」太复杂，${seconds} 秒还没有读完。请分成几份再导入。`,
  ],
  'word-beyond-memory': [400, ({ name }: Named) => `「${name}」太复杂，内存装不下。请分成几份再导入。`],
  'own-word-under-way': [429, '您的另一份 Word 文档还在读，请等它读完再导入。'],
  'words-of-others-under-way': [503, '别人正在导入 Word 文档，请过半分钟再试。'],
})
