'use client'

import { useState } from 'react'
import { formatInShanghai } from '../../../base/time/wallClock.ts'
import { batchStates } from '../batch/batchStates.ts'
import type { ShownBatch } from './requests.ts'

interface Props {
  batches: ShownBatch[]
  labelOf: (library: string) => string
  isBusy: boolean
  onUndo: (batch: ShownBatch) => void
  /** Does without one that was not confirmed. */
  onDiscard: (batch: ShownBatch) => void
}

const time = formatInShanghai({ dateStyle: 'short', timeStyle: 'short' })

/** The latest batches; each that was imported can be undone, after a second thought. */
export function BatchList({ batches, labelOf, isBusy, onUndo, onDiscard }: Props) {
  const [asked, setAsked] = useState<string>()
  if (batches.length === 0) return null
  return (
    <section aria-label="最近的导入">
      <h2>最近的导入</h2>
      <table className="gongyun-import-table">
        <thead>
          <tr>
            <th>时间</th>
            <th>栏目</th>
            <th>文件</th>
            <th>谁</th>
            <th>结果</th>
            <th>撤销</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.id}>
              <td data-label="时间">
                <time dateTime={batch.createdAt}>{time.format(new Date(batch.createdAt))}</time>
              </td>
              <td data-label="栏目">{labelOf(batch.library)}</td>
              <td data-label="文件">{batch.fileName}</td>
              <td data-label="谁">{batch.whoName}</td>
              <td data-label="结果">
                {batchStates[batch.state]}，
                {batch.errors > 0 ? `有 ${batch.errors} 处错误` : `新建 ${batch.created}，修改 ${batch.updated}`}
                {batch.problem && <small>{batch.problem}</small>}
              </td>
              <td data-label="撤销">
                {batch.state === 'previewed' ? (
                  <button
                    className="btn btn--style-secondary btn--size-small"
                    type="button"
                    disabled={isBusy}
                    onClick={() => onDiscard(batch)}
                  >
                    不要了
                  </button>
                ) : batch.state !== 'done' && batch.state !== 'partly-undone' ? (
                  '—'
                ) : asked === batch.id ? (
                  <span className="gongyun-import-buttons">
                    <button
                      className="btn btn--style-primary btn--size-small"
                      type="button"
                      disabled={isBusy}
                      onClick={() => {
                        setAsked(undefined)
                        onUndo(batch)
                      }}
                    >
                      确认撤销 {batch.created + batch.updated} 条
                    </button>
                    <button
                      className="btn btn--style-secondary btn--size-small"
                      type="button"
                      onClick={() => setAsked(undefined)}
                    >
                      不撤销
                    </button>
                  </span>
                ) : (
                  <button
                    className="btn btn--style-secondary btn--size-small"
                    type="button"
                    disabled={isBusy}
                    onClick={() => setAsked(batch.id)}
                  >
                    撤销本批
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
