'use client'

import type { TargetsAnswer } from './answers.ts'
import { Sums } from './Sums.tsx'

/** A breakdown as it is kept. */
export function KeptTargets({ table, onChange }: { table: TargetsAnswer; onChange: () => void }) {
  const { rows, stated, computed, mayChange } = table
  return (
    <>
      {rows.length === 0 ? (
        <p>{mayChange ? '还没有录入。把文件里的表格粘贴进来，或上传。' : '还没有分给您这里的任务。'}</p>
      ) : (
        <Sums stated={stated} computed={computed} />
      )}
      {mayChange && (
        <p>
          <button type="button" onClick={onChange}>
            {rows.length === 0 ? '录入任务分解表' : '改这张表'}
          </button>
        </p>
      )}
      {rows.length > 0 && (
        <div className="gongyun-signups-scroll" tabIndex={0} role="region" aria-label="任务分解的表">
          <table>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">任务</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ unit, name, unitName, number }) => (
                <tr key={unit}>
                  <th scope="row">
                    {unitName ?? `${name}（这个单位已经没有了）`}
                    {unitName !== null && unitName !== name && <small> 表上写作“{name}”</small>}
                  </th>
                  <td>{number}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
