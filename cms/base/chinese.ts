/**
 * Words of Payload (3.90) that its own Chinese has in another way than people speak: laid over its translations.
 * What stands in braces is filled in.
 */
export const chinese = {
  general: {
    aboutToTrash: '要把“{{label}}”中的《<1>{{title}}</1>》移到垃圾箱吗？',
    aboutToTrashCount: '要把 {{count}} 条（{{label}}）移到垃圾箱吗？',
    aboutToRestoreAsDraft: '要把“{{label}}”中的《<1>{{title}}</1>》恢复为草稿吗？',
    aboutToRestoreAsDraftCount: '要把 {{count}} 条（{{label}}）恢复为草稿吗？',
    aboutToDelete: '要删除“{{label}}”中的《<1>{{title}}</1>》吗？',
    aboutToDeleteCount_one: '要删除 {{count}} 条（{{label}}）吗？',
    aboutToDeleteCount_other: '要删除 {{count}} 条（{{label}}）吗？',
    aboutToDeleteCount_many: '要删除 {{count}} 条（{{label}}）吗？',
    updatedCountSuccessfully: '已更新 {{count}} 条（{{label}}）。',
    deletedCountSuccessfully: '已删除 {{count}} 条（{{label}}）。',
    trashedCountSuccessfully: '已把 {{count}} 条（{{label}}）移到垃圾箱。',
    restoredCountSuccessfully: '已恢复 {{count}} 条（{{label}}）。',
    permanentlyDeletedCountSuccessfully: '已彻底删除 {{count}} 条（{{label}}）。',
    payloadSettings: '后台设置',
    untitled: '还没有标题',
    createNewLabel: '新建{{label}}',
    creatingNewLabel: '正在新建{{label}}',
    noResults: '没有符合条件的{{label}}。',
    noLabel: '没有选{{label}}',
    email: '电子邮箱',
    emailAddress: '电子邮箱',
  },
  version: {
    aboutToPublishSelection: '要发布选中的{{label}}吗？',
    aboutToUnpublishSelection: '要把选中的{{label}}从公众网站撤下吗？',
  },
  error: { unableToUpdateCount: '{{total}} 条（{{label}}）中有 {{count}} 条没有改动。' },
} as const

/** Words that stand in Payload's (3.90) program itself, and in the packages that it brings. */
const leftover: Readonly<Record<string, string>> = {
  Responsive: '自适应',
  'Edit link': '编辑链接',
  'Remove link': '去掉链接',
  'Drag to move': '拖动来移动',
  'text dropdown': '段落样式',
  'align dropdown': '对齐方式',
  'add dropdown': '插入内容',
  'blocks dropdown': '插入图片组',
  'table dropdown': '表格',
  'Add block': '插入内容',
  'Insert Paragraph': '插入空行',
  'select-all': '全选',
  Notifications: '通知',
  'Notifications alt+T': '通知',
  Close: '关闭',
  'Close toast': '关闭提示',
  'Previous Month': '上个月',
  'Next Month': '下个月',
  'Rich Text Editor': '正文编辑器',
  'Choose Date': '选日期',
  'Choose Date and Time': '选日期和时间',
  'Copy URL': '复制文件的网址',
}
/** The same, with something in them that stays. */
const filledIn: readonly (readonly [RegExp, string])[] = [
  [/^Successfully saved (\d+) files$/, '已保存 $1 个文件'],
  [/^Choose (\d{4}年.*)$/, '选 $1'],
  [/^Not available (\d{4}年.*)$/, '不能选 $1'],
  [/^Month (.+), (\d{4})$/, '$2年$1'],
  [/^(\d+) bytes$/, '$1 字节'],
  // of a file, whose name says the rest
  [/^image\/[\w.+-]+$/, '图片'],
  [/^audio\/[\w.+-]+$/, '录音'],
  [/^video\/[\w.+-]+$/, '录像'],
  [/^(?:text|application)\/[\w.+-]+$/, '文件'],
]

/** What a leftover means in Chinese; undefined for what is none. */
export function inChinese(text: string): string | undefined {
  const said = text.trim()
  const [pattern, words] = filledIn.find(([pattern]) => pattern.test(said)) ?? []
  if (pattern !== undefined && words !== undefined) return said.replace(pattern, words)
  return Object.hasOwn(leftover, said) ? leftover[said] : undefined
}
