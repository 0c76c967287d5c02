'use client'

import { cellsOf, type Values } from '../../../../content/campaigns/template.ts'
import { shownNumber } from '../../form/crossFoot.ts'
import { type RollUpAnswer, rollUpAnswer } from './answers.ts'
import { type Chosen, PeriodChoice } from './PeriodChoice.tsx'
import { useAsked } from '../../admin/useAsked.ts'
import { useChosen } from './useChosen.ts'
import { states } from './words.ts'

/** What was handed in, added up by the tree of units. */
export function RollUpPage({ asked }: { asked: Chosen }) {
  const { campaigns, chosen, query, choose, problem } = useChosen(asked)
  const { answer, problem: refused } = useAsked(
    query === undefined ? undefined : `/api/grassroots/returns/roll-up?${query}`,
    rollUpAnswer,
  )
  const told = problem ?? refused
  return (
    <>
      <p>
        <a href={`/admin/grassroots/returns?${query ?? ''}`}>← 全部统计表</a>
      </p>
      <h1>汇总</h1>
      {told !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {told}
        </p>
      )}
      {chosen !== undefined && <PeriodChoice campaigns={campaigns} chosen={chosen} onChoose={choose} />}
      <p className="hint">只加报上来的表；还在填的、退回的不算。每个单位一行，数是它和它所有下级的合计。</p>
      {query !== undefined && (
        <p>
          <a href={`/api/grassroots/returns/papers?${query}`}>下载汇总和各单位的表（XLSX）</a>
        </p>
      )}
      {answer === undefined && told === undefined && <p>正在读取…</p>}
      {answer !== undefined && <RollUpTable answer={answer} query={query ?? ''} />}
    </>
  )
}

function RollUpTable({ answer: { template, kinds, rows }, query }: { answer: RollUpAnswer; query: string }) {
  const cells = cellsOf(template, kinds)
  const ofMeasure = ({ key }: (typeof template.measures)[number], values: Values): number =>
    cells.filter(({ measure }) => measure.key === key).reduce((sum, cell) => sum + (values[cell.key] ?? 0), 0)
  const counted = template.measures.find(({ key }) => key === 'sessions')
  const hasTargets = counted !== undefined && rows.some(({ target }) => target !== null)
  const sessions = (values: Values): number => (counted === undefined ? 0 : ofMeasure(counted, values))
  return (
    <div className="gongyun-signups-scroll" tabIndex={0} role="region" aria-label="汇总的表">
      <table>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">已报</th>
            {hasTargets && <th scope="col">任务场次</th>}
            {hasTargets && <th scope="col">完成</th>}
            {template.measures.map((measure) => (
              <th key={measure.key} scope="col">
                {measure.label}
              </th>
            ))}
            <th scope="col">本单位的表</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row" style={{ paddingInlineStart: `${0.5 + row.depth}rem` }}>
                <a href={`/admin/grassroots/returns/form?${query}&unit=${row.unit}`}>{row.name}</a>
              </th>
              <td>
                {row.reported} / {row.expected}
              </td>
              {hasTargets && <td>{row.target}</td>}
              {hasTargets && <td>{percent(row.target ?? 0, sessions(row.values))}</td>}
              {template.measures.map((measure) => (
                <td key={measure.key}>{shownNumber(measure, ofMeasure(measure, row.values))}</td>
              ))}
              <td>{row.state === null ? '没有填' : states[row.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How much of a target is done, cut and not rounded: 100% is all of it. */
function percent(target: number, done: number): string {
  return target === 0 ? '—' : `${Math.floor((done * 100) / target)}%`
}
