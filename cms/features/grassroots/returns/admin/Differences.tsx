'use client'

import { cellsOf } from '../../../../content/campaigns/template.ts'
import { cellName, shownNumber } from '../../form/crossFoot.ts'
import type { ReturnAnswer } from './answers.ts'

interface Props {
  form: ReturnAnswer
  /** As they are typed now. */
  changed: ReturnAnswer['changed']
  reasons: Readonly<Record<string, string>>
  onReason: (key: string, reason: string) => void
}

/** Where a form says something else than the deliveries, and why. */
export function Differences({ form, changed, reasons, onReason }: Props) {
  if (form.drawn === null || changed.length === 0) return null
  const cells = new Map(cellsOf(form.template, form.kinds).map((cell) => [cell.key, cell]))
  return (
    <section aria-label="和场次记录不一样的">
      <h2>和场次记录不一样的</h2>
      {!form.mayFill && <p className="hint">表里的数不会跟着记录变。需要改，请走“重新打开”。</p>}
      <ul className="gongyun-grassroots-trace">
        {changed.map(({ key, before, after }) => {
          const cell = cells.get(key)
          if (cell === undefined) return null
          const name = cellName(form.template, cell)
          return (
            <li key={key}>
              {name}：记录是 {shownNumber(cell.measure, before)}，表上是 {shownNumber(cell.measure, after)}
              {form.mayFill ? (
                <input
                  aria-label={`${name}不一样的原因`}
                  placeholder="原因，例如：补记 11 月 3 日一场"
                  maxLength={200}
                  value={reasons[key] ?? ''}
                  onChange={({ target }) => onReason(key, target.value)}
                />
              ) : (
                reasons[key] !== undefined && `（${reasons[key]}）`
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
