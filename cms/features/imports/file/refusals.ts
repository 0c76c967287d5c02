import { catalogue } from '../../../base/catalogue.ts'

type Named = Readonly<{ name: string }>

/** What is refused of the files that are brought in: tables, and zips with pictures. */
export const tableReason = catalogue({
  'table-no-workbook': [
    400,
    ({ name }: Named) => `「${name}」不是 Excel 工作簿（.xlsx），或已经损坏。请用 Excel 或 WPS 打开后另存为 .xlsx。`,
  ],
  'table-of-old-excel': [
    400,
    ({ name }: Named) =>
      `「${name}」是旧格式的 Excel（.xls）或加了密码。请用 Excel 或 WPS 另存为不加密码的 .xlsx 再上传。`,
  ],
  'table-unreadable-in-part': [
    400,
    ({ name }: { name: string }) =>
      `「${name}」里有内容读不出来，可能已损坏。请用 Excel 或 WPS 打开，核对内容后另存为 .xlsx 再上传。`,
  ],
  'table-damaged': [
    400,
    ({ name }: Named) =>
      `「${name}」打不开，可能已损坏或加了密码。请用 Excel 或 WPS 打开后另存为不加密码的 .xlsx 再上传。`,
  ],
  'table-of-unknown-encoding': [
    400,
    ({ name }: Named) => `「${name}」的文字编码认不出来。请另存为 UTF-8 编码的 CSV，或另存为 .xlsx 再上传。`,
  ],
  'table-beyond-limits': [
    400,
    ({ name, problem }: Named & { problem: string }) => `「${name}」不能导入：${problem}没有写入任何内容。`,
  ],
  'table-with-open-quote': [
    400,
    ({ name, line }: Named & { line: number }) =>
      `「${name}」不能导入：第 ${line} 行的引号没有收尾，或收尾的引号后面还有字，分不清这一格到哪里为止。请补上或删去引号；格子里本来就有的引号要写两个（""），整格再用引号括起来。没有写入任何内容。`,
  ],
  'table-beyond-memory': [400, '文件太大，内存装不下。请分成几个小一些的文件。'],
  'table-too-slow': [
    400,
    ({ seconds }: { seconds: number }) =>
      `文件太复杂，${seconds} 秒还没有处理完。请分成几个小一些的文件，去掉格式再试。`,
  ],
  'table-gone': [400, '上传的表格已不在服务器上（可能恢复过备份）。请重新上传，核对新的预览再导入。'],
  'zip-of-too-many-files': [
    400,
    ({ name, count, most }: Named & { count: number; most: number }) =>
      `「${name}」里有 ${count} 个文件，最多 ${most} 个。请分批上传。`,
  ],
  'zip-too-large-unpacked': [
    400,
    ({ name, megabytes, most }: Named & { megabytes: number; most: number }) =>
      `「${name}」解开后有 ${megabytes} MB，最多 ${most} MB。请分批上传。`,
  ],
  'zip-with-long-name': [
    400,
    ({ name, inside, longest, deepest }: Named & { inside: string; longest: number; deepest: number }) =>
      `「${name}」里的「${inside}…」名字太长或层数太多：连同文件夹最多 ${longest} 字、${deepest} 层。请把图片放到一个文件夹里重新压缩。`,
  ],
  'zip-that-leads-out': [
    400,
    ({ name, inside }: Named & { inside: string }) =>
      `「${name}」里的「${inside}」指向压缩包以外的位置，不能用。请重新压缩后再上传。`,
  ],
  'zip-damaged': [
    400,
    ({ name }: Named) => `「${name}」打不开，可能已损坏或加了密码。请重新压缩（zip 格式、不加密码）后再上传。`,
  ],
  'zip-with-one-name-twice': [
    400,
    ({ name, inside }: Named & { inside: string }) => `「${name}」里有两个文件都叫「${inside}」。请改名后重新压缩。`,
  ],
  'zip-with-large-picture': [
    400,
    ({ name, inside }: Named & { inside: string }) => `「${name}」里的「${inside}」超过 20 MB。请缩小后重新压缩。`,
  ],
  'zip-without-picture': [400, ({ inside }: { inside: string }) => `压缩包里没有「${inside}」。请重新上传。`],
})
