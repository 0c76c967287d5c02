import type { Random } from './random.ts'
import { clause, generalWord } from './text/clauses.ts'

const places = (
  '斗南 滇池 乌龙 雨花 洛龙 大渔 七甸 马金铺 吴家营 龙城 呈贡 万溪 捞鱼河 春融街 翠湖 金马 碧鸡 西山 ' +
  '官渡 五华 盘龙 晋宁 安宁 石林 嵩明 阳宗海 白龙潭 螺蛳湾'
).split(' ')
const themes = (
  '花街 工地上的灯 高原晨曲 夜班来信 清晨第一班车 湖边的风 焊花 一碗米线 百工 春天的鼓 师徒账 换轨 ' +
  '云上班组 早班车 滇池谣 红嘴鸥来了 食堂十二时 螺钿月 车间手记 渔浦灯火'
).split(' ')
const subjects = (
  '合唱与识谱 烘焙 国际交谊舞 心理健康 播音主持 古典舞 掐丝珐琅 配音 插花 民族舞 茶艺 皮具手工 香道 ' +
  '国画 爵士舞 大思政课堂 彩妆 现代舞 肩颈养生 剪纸 陶艺 亲子阅读 朗诵 楷书 行书 编织 螺铜镶嵌 英语口语 ' +
  '声乐 手机摄影 木雕 刺绣 太极拳 八段锦 瑜伽 二胡 葫芦丝 古筝 吉他 口琴 羽毛球 乒乓球 围棋 象棋 急救 ' +
  '电工 叉车 数控车床 短视频剪辑'
).split(' ')
const streets = '春融街 彩云南路 祥和街 景明南路 石龙路 聚贤街 联大街 雨花路 谊康北路 锦绣大街'.split(' ')
const latin = ['AED', 'PPT', 'Excel', 'Vlog', 'Python', 'CAD', 'KTV', 'LED', 'AI', '3D', 'CNC', 'T 台']

/** A title, with what such titles say: often where and what kind, at times which of a row. @param kind last word, such as 课堂 */
export function titleOf(random: Random, kind: string): string {
  const place = random.chance(0.5) ? random.pick(places) : ''
  const row = random.chance(0.2)
    ? random.pick([
        `（第 ${random.between(1, 60)} 期）`,
        `${random.between(2016, 2026)}`,
        ` ${random.pick(latin)} ${random.between(1, 9)}`,
      ])
    : ''
  return `${place}${theme(random)}${random.chance(0.5) ? kind : ''}${row}`
}

/** What a place, a group or a union is called. @param kind last word, such as 文化宫 */
export function nameOf(random: Random, kind: string): string {
  const row = random.chance(0.1) ? String(random.between(1, 12)) : ''
  return `${random.pick(places)}${generalWord(random)}${row}${kind}`
}

/** The subject of a course. */
export function subject(random: Random): string {
  return random.pick(subjects)
}

/** The address of a place. */
export function address(random: Random): string {
  return `${random.pick(streets)} ${random.between(1, 999)} 号`
}

function theme(random: Random): string {
  if (random.chance(0.2)) return random.pick(themes)
  return clause(random, random.between(2, 4)) + (random.chance(0.3) ? generalWord(random) : '')
}

/** One sentence of three to seven clauses, which are short in real ones. */
export function sentence(random: Random): string {
  return `${Array.from({ length: random.between(3, 7) }, () => clause(random)).join('，')}。`
}

/** Two to six paragraphs of one to four sentences, some under a heading. */
export function paragraphs(random: Random): string[] {
  return Array.from({ length: random.between(2, 6) }, (_, index) =>
    index > 0 && random.chance(0.2)
      ? `## ${random.pick(themes)}`
      : Array.from({ length: random.between(1, 4) }, () => sentence(random)).join(''),
  )
}
