/** What of a text that was brought in did not come along. */
export interface Report {
  /** Pictures that lie on the computer of whoever pastes, where no page may read: as Word and WPS paste them. */
  localPictures: string[]
  /** Pictures of other sites. */
  remotePictures: string[]
  /** Pictures of a kind that is not taken, and those beyond the most that a text may have. */
  otherPictures: string[]
  /** Pictures that whoever pastes did not want. */
  unwanted: string[]
  /** Links that lead nowhere for a reader; their text is there. */
  links: string[]
  /** How many there were of what has no name. */
  counts: Partial<Record<Left, number>>
}

/** What is left out and counted. */
export type Left = 'players' | 'controls' | 'hidden' | 'comments' | 'deletions' | 'drawings' | 'looseTables' | 'hanNumbers' | 'embedded'

const words: Readonly<Record<Left, (count: number) => string>> = {
  players: (count) => `${count} 处音视频、网页框或小程序`,
  controls: (count) => `${count} 处表单`,
  hidden: (count) => `${count} 处隐藏的文字`,
  comments: (count) => `${count} 处批注`,
  deletions: (count) => `${count} 处修订里删去的文字`,
  drawings: (count) => `${count} 个图形或公式`,
  looseTables: (count) => `${count} 个表格的格线（套在别的表格里，或太大；文字都在）`,
  embedded: (count) => `${count} 份插在里面的别的文档`,
  hanNumbers: () => '自动编号里的汉字数字（“一、”等变成了 1. 2. 3.，请核对）',
}

/** Most names that the line has of each kind. */
const mostNamed = 3

/** A report of a text of which everything came along, for whoever brings one in to fill. */
export function emptyReport(): Report {
  return { localPictures: [], remotePictures: [], otherPictures: [], unwanted: [], links: [], counts: {} }
}

/** Counts one more. */
export function count(report: Report, what: Left): void {
  report.counts[what] = (report.counts[what] ?? 0) + 1
}

/** The line that says what did not come along, in Chinese; undefined when all did. */
export function reportLine(report: Report): string | undefined {
  const { localPictures, remotePictures, otherPictures, unwanted, links, counts } = report
  const parts = [
    ...pictures(localPictures, '在您的电脑里，网页读不到，请改用“导入 Word 文档”，或逐张拖进来'),
    ...pictures(remotePictures, '在别的网站，请先另存到电脑，再拖进来'),
    ...pictures(otherPictures, '请另存为 JPG 或 PNG，再拖进来'),
    ...pictures(unwanted, '您没有要'),
    ...(links.length === 0 ? [] : [`${links.length} 个链接（${named(links)}，打不开或不安全，文字保留）`]),
    ...(Object.keys(words) as Left[]).flatMap((what) => {
      const number = counts[what]
      return number === undefined ? [] : [words[what](number)]
    }),
  ]
  return parts.length === 0 ? undefined : `没有带进来：${parts.join('；')}。`
}

function pictures(names: readonly string[], why: string): string[] {
  return names.length === 0 ? [] : [`${names.length} 张图片（${named(names)}；${why}）`]
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map((name) => `「${name}」`)
  return `${shown.join('、')}${names.length > mostNamed ? '等' : ''}`
}
