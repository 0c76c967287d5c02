'use client'

import { useState } from 'react'
import type { Preview } from '../batch/batch.ts'
import { PreviewRows } from './PreviewRows.tsx'
import type { ShownBatch } from './requests.ts'
import { isBlank } from '../../../base/characters.ts'

interface Props {
  batch: ShownBatch
  preview: Preview
  label: string
  isBusy: boolean
  /** Whether a publish goes past the review, so that it takes a reason. */
  needsReason: boolean
  /** @param reason why it is published past the review */
  onConfirm: (reason: string) => void
  onDiscard: () => void
}

/** What a file would do, or every cell that is wrong. */
export function PreviewReport({ batch, preview, label, isBusy, needsReason, onConfirm, onDiscard }: Props) {
  const [reason, setReason] = useState('')
  const [isSeen, setIsSeen] = useState(false)
  const [isMarkedOnly, setIsMarkedOnly] = useState(false)
  const { problems, notes, marked } = preview
  const isBad = batch.errors > 0
  const changes = batch.created + batch.updated
  const isOdd = notes.length > 0 || marked > 0
  const asksReason = needsReason && batch.publish === true
  return (
    <section className={`gongyun-import-report ${isBad ? 'failed' : ''}`} aria-label="预览">
      <h2>
        预览：{batch.fileName} → {label}
      </h2>
      {isBad ? (
        <p>
          有 <strong>{batch.errors}</strong> 处要改，没有写入任何内容。请照下表改好表格，再上传一次。
          {batch.errors > problems.length && `下面是前 ${problems.length} 处。`}
        </p>
      ) : (
        <p>
          共 {batch.total} 行：新建 <strong>{batch.created}</strong>，修改 <strong>{batch.updated}</strong>，没有变化{' '}
          {batch.unchanged}。还没有写入任何内容。
        </p>
      )}
      {!isBad && changes > 0 && isOdd && (
        <div className="gongyun-import-odd" role="note">
          <p>
            <strong>请先核对。</strong>
            {marked > 0 && `有 ${marked} 行和通常的不一样，下面标着“核对”。`}
          </p>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          {marked > 0 && marked < changes && (
            <label className="gongyun-import-check">
              <input
                type="checkbox"
                checked={isMarkedOnly}
                onChange={({ target }) => setIsMarkedOnly(target.checked)}
              />
              <span>只看要核对的 {marked} 行</span>
            </label>
          )}
        </div>
      )}
      {isBad ? (
        <ProblemTable problems={problems} />
      ) : (
        <PreviewRows preview={preview} total={changes} isMarkedOnly={isMarkedOnly} />
      )}
      {!isBad && changes > 0 && asksReason && (
        <label className="gongyun-import-reason">
          <span>没有通过审稿就直接发布的理由（必填，写入审计记录，例如：台风停演，审稿人不在）</span>
          <input type="text" maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      )}
      {!isBad && changes > 0 && isOdd && (
        <label className="gongyun-import-check">
          <input type="checkbox" checked={isSeen} onChange={({ target }) => setIsSeen(target.checked)} />
          <span>要核对的都看过了，照这样导入</span>
        </label>
      )}
      <div className="gongyun-import-buttons">
        {!isBad && changes > 0 && (
          <button
            className="btn btn--style-primary btn--size-medium"
            type="button"
            disabled={isBusy || (isOdd && !isSeen) || (asksReason && isBlank(reason))}
            onClick={() => onConfirm(reason)}
          >
            确认导入{batch.publish ? '并发布' : '为草稿'}（{changes} 条）
          </button>
        )}
        <button
          className="btn btn--style-secondary btn--size-medium"
          type="button"
          disabled={isBusy}
          onClick={onDiscard}
        >
          {isBad || changes === 0 ? '关闭' : '不导入'}
        </button>
      </div>
    </section>
  )
}

function ProblemTable({ problems }: Pick<Preview, 'problems'>) {
  return (
    <table className="gongyun-import-table">
      <thead>
        <tr>
          <th>位置</th>
          <th>列</th>
          <th>填的是</th>
          <th>问题和改法</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ sheet, row, column, value, message }, index) => (
          <tr key={index}>
            <td data-label="位置">
              {sheet && `${sheet} `}第 {row} 行
            </td>
            <td data-label="列">{column}</td>
            <td data-label="填的是">{value === '' ? '（空）' : value}</td>
            <td data-label="问题和改法">{message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
