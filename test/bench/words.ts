import type { Random } from './random.ts'

const places = ['斗南', '滇池', '乌龙', '雨花', '洛龙', '大渔', '七甸', '马金铺', '吴家营', '龙城']
const themes = [
  '花街',
  '工地上的灯',
  '高原晨曲',
  '夜班来信',
  '清晨第一班车',
  '湖边的风',
  '焊花',
  '一碗米线',
  '百工',
  '春天的鼓',
]
const clauses = [
  '面向全区职工开放',
  '由本地老师傅带着做',
  '不需要基础',
  '材料由工会准备',
  '下班以后来得及',
  '可以带家人一起来',
  '作品会在职工之家展出',
  '名额有限先到先得',
  '现场有手语和字幕',
  '地铁站出来走五分钟就到',
  '结束后有交流的时间',
  '照片和录像经本人同意后公开',
]

/** A title that no other entry of its library has. @param kind last word, such as 课堂 */
export function titleOf(random: Random, kind: string, index: number): string {
  return `${random.pick(places)}${random.pick(themes)}${kind} ${index + 1}`
}

/** One sentence of two to five clauses. */
export function sentence(random: Random): string {
  return `${random.some(clauses, 2, 5).join('，')}。`
}

/** Two to six paragraphs of one to four sentences, some under a heading. */
export function paragraphs(random: Random): string[] {
  return Array.from({ length: random.between(2, 6) }, (_, index) =>
    index > 0 && random.chance(0.2)
      ? `## ${random.pick(themes)}`
      : Array.from({ length: random.between(1, 4) }, () => sentence(random)).join(''),
  )
}
