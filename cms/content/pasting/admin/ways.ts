/** How something is brought into a text. */
export type Way = 'paste' | 'drop' | 'word'

const refused: Readonly<Record<Way, string>> = { paste: '没有粘贴', drop: '没有放进正文', word: '没有导入' }
const again: Readonly<Record<Way, string>> = {
  paste: '要粘贴的内容还在剪贴板里，可以再粘贴一次。',
  drop: '要放进来的，可以再拖一次。',
  word: 'Word 文档没有变，可以再点“导入 Word 文档”选它。',
}

/** Says that something was not taken. @param problem what is wrong with it, in Chinese */
export function refusedLine(way: Way, problem: string): string {
  return `${refused[way]}：${problem}`
}

/** Says that whoever brought something gave it up, and how to bring it once more. */
export function cancelledLine(way: Way): string {
  return refusedLine(way, `您取消了。${again[way]}`)
}
