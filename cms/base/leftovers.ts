/**
 * Words that stand in Payload's (3.90) program itself, and in the packages that it brings: what is drawn for dragging,
 * choosing, cutting and calendars speaks English to whoever listens to a page.
 */
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
  'Slash menu': '插入菜单',
  'Remove Block': '去掉这一块',
  'select-all': '全选',
  Notifications: '通知',
  'Notifications alt+T': '通知',
  Close: '关闭',
  'Close toast': '关闭提示',
  'Rich Text Editor': '正文编辑器',
  'Copy URL': '复制网址',
  'No columns selected': '没有选列',
  'Something went wrong': '出错了，请再试一次',
  'Error making request': '连不上服务器，请检查网络后再试',
  'Error parsing response': '服务器的答复读不出来，请刷新页面再试',
  'Failed to fetch the file.': '文件取不到，请重试',
  sortable: '可以拖动排序',
  // calendars (react-datepicker)
  'Previous Month': '上个月',
  'Next Month': '下个月',
  'Choose Date and Time': '选日期和时间',
  'Choose Date': '选日期',
  // cutting pictures (react-image-crop)
  'Use the arrow keys to move the crop selection area': '用方向键移动要留下的部分',
  // choosing (react-select)
  'Use left and right to toggle between focused values, press Backspace to remove the currently focused value':
    '按左右键在已选的各项之间移动，按退格键去掉当前这一项',
  'All selected options have been cleared.': '已全部清除。',
}

const sides: Readonly<Record<string, string>> = {
  north: '上边',
  south: '下边',
  east: '右边',
  west: '左边',
  'north west': '左上角',
  'north east': '右上角',
  'south west': '左下角',
  'south east': '右下角',
}

/** Sentences with something in them. */
const patterns: readonly [RegExp, (...parts: string[]) => string][] = [
  [/^Successfully saved (\d+) files$/, (count) => `已保存 ${count} 个文件`],
  [/^Failed to save (\d+) files$/, (count) => `有 ${count} 个文件没有保存`],
  [/^Fetching user failed: /, () => '没有取到您的账号，请刷新页面'],
  [/^Edit (.+)$/, (what) => `编辑${what}`],
  [/^(.+) \(px\)$/, (what) => `${what}（像素）`],
  [/^(image|audio|video)\/(?:x-)?([a-z0-9]+)(?:\+xml)?$/, (kind, name) => `${name.toUpperCase()} ${files[kind] ?? ''}`],
  [/^(.+ [—-] )((?:image|audio|video|application)\/\S+)$/, (before, type) => before + (inChinese(type) ?? type)],
  [/^(?:text|application)\/(.+)$/, (name) => documents[name] ?? '文件'],
  [/^(\d+) bytes$/, (count) => `${count} 字节`],
  [/^Choose (\d{4}年.+)$/, (day) => `选 ${day}`],
  [/^Not available (\d{4}年.+)$/, (day) => `不能选 ${day}`],
  [/^Month (\S+), (\d{4})$/, (month, year) => `${year}年${month}`],
  [
    /^Use the (?:up and down )?arrow keys to move the (.+) drag handle.*$/,
    (side) => `用方向键移动${sides[side] ?? ''}`,
  ],
  [/^(\d+) results? available(?: for search term (.*))?\.$/, (count) => `有 ${count} 项。`],
  [/^Use Up and Down to choose options, press Enter.*$/, () => '按上下键选择，按回车键选定，按 Esc 键关闭。'],
  [/^.* ?is focused ,type to refine list.*$/, () => '可以输入文字来找，按下方向键打开列表'],
  [/^.* ?is focused .*press Down to open the menu.*$/, () => '按下方向键打开列表'],
  [/^option (.*), selected\.$/, (what) => `已选${named(what)}。`],
  [/^options (.*), selected\.$/, (what) => `已选${named(what)}。`],
  [/^option (.*), deselected\.$/, (what) => `已去掉${named(what)}。`],
  [/^option (.*) is disabled\. Select another option\.$/, (what) => `${named(what)}不能选，请选别的。`],
  [/^value (.*) focused, (\d+) of (\d+)\.$/, (what, at, of) => `${named(what)}，第 ${at} 项，共 ${of} 项。`],
  // dragging (dnd-kit)
  [
    /^To pick up a draggable item, press the space bar[^]*$/,
    () => '按空格键拿起，用方向键移动，再按空格键放下，按 Esc 键取消。',
  ],
  [/^Picked up draggable item .*$/, () => '已拿起。'],
  [/^Draggable item .* was moved .*$/, () => '已移动。'],
  [/^Draggable item .* was dropped.*$/, () => '已放下。'],
  [/^Draggable item .* is no longer .*$/, () => '已移开。'],
  [/^Dragging was cancelled.*$/, () => '已取消拖动。'],
]

const files: Readonly<Record<string, string>> = { image: '图片', audio: '录音', video: '录像' }
const documents: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  zip: 'ZIP',
  'vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
}

/** A label that is no text, which the package writes as it finds it, is left out. */
function named(label: string): string {
  return label.includes('[object') ? '' : `“${label}”`
}

/** What a leftover means in Chinese; undefined for what is none. */
export function inChinese(text: string): string | undefined {
  const words = text.trim()
  if (Object.hasOwn(leftover, words)) return leftover[words]
  for (const [pattern, said] of patterns) {
    const found = pattern.exec(words)
    if (found !== null) return said(...found.slice(1).map((part = '') => part))
  }
  return undefined
}
