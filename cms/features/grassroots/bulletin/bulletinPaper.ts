import type { Paper, PaperCell } from '../paper/layOut.ts'
import { percentText, type Completion } from './completion.ts'

/** What a bulletin says beside how far units are. */
export interface Bulletin {
  /** Of the campaign. */
  title: string
  /** Whose bulletin it is. */
  organisation: string
  /** What is counted, with its unit: 场次. */
  measure: string
  /** Last day that is counted, as it is written. */
  until: string
  /** What units are called, by id. */
  names: ReadonlyMap<string, string>
  /** How it stands with the form of each unit, in words, by id. */
  standings: ReadonlyMap<string, string>
  /** What the breakdown says as its sum; undefined where it says none. */
  stated: number | undefined
  completion: Completion
}

/** Widths of the columns beside one another. */
const weights = [0.8, 4, 1.9, 1.9, 1.5, 2.3]

/** A bulletin (通报) as it is put on paper: each unit with its target, what is done of it, and how its form stands. */
export function bulletinPaper(bulletin: Bulletin): Paper {
  const { title, organisation, measure, until, names, standings, completion } = bulletin
  const { units, others, target, done, permille } = completion
  const heads = ['名次', '单位', `任务（${measure}）`, `完成（${measure}）`, '完成率', '统计表'].map((text) =>
    cell(text, true),
  )
  const rows = units.map((one) => [
    one.rank === undefined ? cell('—') : number(one.rank),
    cell(names.get(one.unit) ?? '（单位已删除）'),
    number(one.target),
    number(one.done),
    cell(percentText(one.permille)),
    cell(standings.get(one.unit) ?? ''),
  ])
  const rest = others === 0 ? [] : [[cell(''), cell('没有任务的单位'), cell('—'), number(others), cell('—'), cell('')]]
  const sum = [cell(''), cell('总计'), number(target), number(done), cell(percentText(permille)), cell('')]
  return {
    title: `${title}完成情况通报`,
    above: [[{ label: '截至', value: until }]],
    below: [...statedLine(bulletin), [{ label: '通报单位', value: organisation }]],
    columns: heads.length,
    weights,
    isLandscape: false,
    rows: [heads, ...rows, ...rest, sum],
  }
}

/** The difference between what the breakdown says and what it adds up to stands on each bulletin. */
function statedLine({ stated, completion: { target } }: Bulletin): Paper['below'] {
  if (stated === undefined || stated === target) return []
  const value = `分解表上写 ${stated}，各单位加起来 ${target}，相差 ${Math.abs(stated - target)}；完成率按 ${target} 算`
  return [[{ label: '任务总数', value }]]
}

function cell(text: string, isHead = false): PaperCell {
  return { text, number: undefined, decimals: 0, across: 1, down: 1, isHead }
}

function number(value: number): PaperCell {
  return { ...cell(String(value)), number: value }
}
