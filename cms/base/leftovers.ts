/** Sentences with something in them, and what each is in Chinese. */
type Pattern = readonly [RegExp, (...parts: string[]) => string]

/** Where Payload (3.90), or a package that it brings, says something in English, and what that is in Chinese. */
export interface Place {
  /** A selector of the elements that say it and hold nothing that people write. */
  at: string
  /** Sentences that are always the same. */
  words?: Readonly<Record<string, string>>
  patterns?: readonly Pattern[]
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
const files: Readonly<Record<string, string>> = { image: '图片', audio: '录音', video: '录像' }
const documents: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  zip: 'ZIP',
  'vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
}
const ofFiles: readonly Pattern[] = [
  [/^(image|audio|video)\/(?:x-)?([a-z0-9]+)(?:\+xml)?$/, (kind, name) => `${name.toUpperCase()} ${files[kind] ?? ''}`],
  [/^(?:text|application)\/([a-z0-9.+-]+)$/, (name) => documents[name] ?? '文件'],
  [/^(\d+) bytes$/, (count) => `${count} 字节`],
]
const months = { 'Previous Month': '上个月', 'Next Month': '下个月' }
const tips = { 'Remove Block': '去掉这一块', 'Copy URL': '复制网址' }

/** What stands in texts. */
export const texts: readonly Place[] = [
  {
    at: '[data-sonner-toast]',
    words: {
      'Something went wrong': '出错了，请再试一次',
      'Error making request': '连不上服务器，请检查网络后再试',
      'Error parsing response': '服务器的答复读不出来，请刷新页面再试',
      'Failed to fetch the file.': '文件取不到，请重试',
    },
    patterns: [
      [/^Successfully saved (\d+) files$/, (count) => `已保存 ${count} 个文件`],
      [/^Failed to save (\d+) files$/, (count) => `有 ${count} 个文件没有保存`],
      [/^Fetching user failed: /, () => '没有取到您的账号，请刷新页面'],
    ],
  },
  { at: '.live-preview-toolbar-controls, .popup-button-list', words: { Responsive: '自适应' } },
  { at: '.tooltip', words: tips },
  { at: '.collection-list > * > div', words: { 'No columns selected': '没有选列' } },
  { at: '.react-datepicker__navigation', words: months },
  { at: '.edit-upload__input', patterns: [[/^(.+) \(px\)$/, (what) => `${what}（像素）`]] },
  { at: '.file-meta__size-type', patterns: ofFiles },
  {
    at: '.upload-relationship-details__meta',
    patterns: [
      ...ofFiles,
      // size, width and height, kind
      [
        /^((?:[\w. ]+ — ){1,2}(?:(?:image|audio|video)\/(?:x-)?[a-z0-9]+(?:\+xml)?|(?:text|application)\/[a-z0-9.+-]+))$/,
        (all) =>
          all
            .split(' — ')
            .map((part) => said(part, ofFiles) ?? part)
            .join(' — '),
      ],
    ],
  },
  {
    // choosing (react-select)
    at: '#aria-selection, #aria-focused, #aria-results, #aria-guidance',
    words: {
      'Use left and right to toggle between focused values, press Backspace to remove the currently focused value':
        '按左右键在已选的各项之间移动，按退格键去掉当前这一项',
      'All selected options have been cleared.': '已全部清除。',
    },
    patterns: [
      [/^(\d+) results? available(?: for search term .*)?\.$/, (count) => `有 ${count} 项。`],
      [/^Use Up and Down to choose options, press Enter.*$/, () => '按上下键选择，按回车键选定，按 Esc 键关闭。'],
      [/^.* ?is focused ,type to refine list.*$/, () => '可以输入文字来找，按下方向键打开列表'],
      [/^.* ?is focused .*press Down to open the menu.*$/, () => '按下方向键打开列表'],
      [/^options? (.*), selected\.$/, (what) => `已选${named(what)}。`],
      [/^option (.*), deselected\.$/, (what) => `已去掉${named(what)}。`],
      [/^option (.*) is disabled\. Select another option\.$/, (what) => `${named(what)}不能选，请选别的。`],
      [/^value (.*) focused, (\d+) of (\d+)\.$/, (what, at, of) => `${named(what)}，第 ${at} 项，共 ${of} 项。`],
    ],
  },
  {
    // dragging (dnd-kit): how to, which stands alone in an element that is never shown, and what has happened
    at: 'div[id][style="display: none;"]:not(:has(*))',
    patterns: [
      [
        /^To pick up a draggable item, press the space bar\.[\s\S]*, or press escape to cancel\.$/,
        () => '按空格键拿起，用方向键移动，再按空格键放下，按 Esc 键取消。',
      ],
    ],
  },
  {
    at: '[id^="DndLiveRegion-"]',
    patterns: [
      [/^Picked up draggable item .*$/, () => '已拿起。'],
      [/^Draggable item .* was moved .*$/, () => '已移动。'],
      [/^Draggable item .* was dropped.*$/, () => '已放下。'],
      [/^Draggable item .* is no longer .*$/, () => '已移开。'],
      [/^Dragging was cancelled.*$/, () => '已取消拖动。'],
    ],
  },
]

/** What is said of elements, in attributes of theirs. */
export const labels: readonly Place[] = [
  { at: '[aria-roledescription]:not([title])', words: { sortable: '可以拖动排序' } },
  { at: 'section[aria-live]', words: { Notifications: '通知', 'Notifications alt+T': '通知' } },
  { at: '[data-close-button]', words: { 'Close toast': '关闭提示' } },
  { at: '.tooltip', words: tips },
  { at: '#select-all', words: { 'select-all': '全选' } },
  {
    at: '.relationship--multi-value-label__drawer-toggler',
    patterns: [[/^Edit (.+)$/, (what) => `编辑${what}`]],
  },
  // the editor of texts
  { at: '.ContentEditable__root', words: { 'Rich Text Editor': '正文编辑器' } },
  { at: '.link-edit', words: { 'Edit link': '编辑链接' } },
  { at: '.link-trash', words: { 'Remove link': '去掉链接' } },
  { at: '.draggable-block-menu', words: { 'Drag to move': '拖动来移动' } },
  { at: '.add-block-menu', words: { 'Add block': '插入内容' } },
  { at: '.insert-paragraph-at-end', words: { 'Insert Paragraph': '插入空行' } },
  { at: '[role="listbox"]', words: { 'Slash menu': '插入菜单' } },
  {
    at: '[data-dropdown-key]',
    words: {
      'text dropdown': '段落样式',
      'align dropdown': '对齐方式',
      'add dropdown': '插入内容',
      'blocks dropdown': '插入图片组',
      'table dropdown': '表格',
    },
  },
  // calendars (react-datepicker)
  { at: '.react-datepicker', words: { 'Choose Date and Time': '选日期和时间', 'Choose Date': '选日期' } },
  { at: '.react-datepicker__navigation', words: months },
  { at: '.react-datepicker__close-icon', words: { Close: '关闭' } },
  {
    at: '.react-datepicker__day',
    patterns: [
      [/^Choose (\d{4}年.+)$/, (day) => `选 ${day}`],
      [/^Not available (\d{4}年.+)$/, (day) => `不能选 ${day}`],
    ],
  },
  {
    at: '.react-datepicker__month',
    patterns: [[/^Month (\S+), (\d{4})$/, (month, year) => `${year}年${month}`]],
  },
  // cutting pictures (react-image-crop)
  {
    at: '.ReactCrop__crop-selection',
    words: { 'Use the arrow keys to move the crop selection area': '用方向键移动要留下的部分' },
  },
  {
    at: '.ReactCrop__drag-handle',
    patterns: [
      [
        /^Use the (?:up and down )?arrow keys to move the (.+) drag handle.*$/,
        (side) => `用方向键移动${sides[side] ?? ''}`,
      ],
    ],
  },
]

/** A label that is no text, which the package writes as it finds it, is left out. */
function named(label: string): string {
  return label.includes('[object') ? '' : `“${label}”`
}

function said(words: string, patterns: readonly Pattern[]): string | undefined {
  for (const [pattern, inOurs] of patterns) {
    const found = pattern.exec(words)
    if (found !== null) return inOurs(...found.slice(1).map((part = '') => part))
  }
  return undefined
}

/**
 * What a leftover means in Chinese; undefined for what is none, and for what stands elsewhere: people may write the same.
 * @param text what an element says
 * @param places where what is said
 * @param isAt whether the element is one of those that a selector names, or for a text stands in one
 */
export function inChinese(
  text: string,
  places: readonly Place[],
  isAt: (selector: string) => boolean,
): string | undefined {
  const sentence = text.trim()
  if (sentence === '') return undefined
  for (const { at, words = {}, patterns = [] } of places) {
    const ours = Object.hasOwn(words, sentence) ? words[sentence] : said(sentence, patterns)
    if (ours !== undefined && isAt(at)) return ours
  }
  return undefined
}
