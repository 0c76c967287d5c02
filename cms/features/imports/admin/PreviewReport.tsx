'use client'

import { useState } from 'react'
import type { Preview } from '../batch/batch.ts'
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

const operations = { create: '新建', update: '修改' } as const

/** Rows shown of a preview. */
const mostRows = 100

/** What a file would do, or every cell that is wrong. */
export function PreviewReport({ batch, preview, label, isBusy, needsReason, onConfirm, onDiscard }: Props) {
  const [reason, setReason] = useState('')
  const { problems, rows } = preview
  const isBad = batch.errors > 0
  const changes = batch.created + batch.updated
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
      {isBad ? <ProblemTable problems={problems} /> : <RowTable rows={rows} total={changes} />}
      {!isBad && changes > 0 && asksReason && (
        <label className="gongyun-import-reason">
          <span>没有通过审稿就直接发布的理由（必填，写入审计记录，例如：台风停演，审稿人不在）</span>
          <input type="text" maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      )}
      <div className="gongyun-import-buttons">
        {!isBad && changes > 0 && (
          <button
            className="btn btn--style-primary btn--size-medium"
            type="button"
            disabled={isBusy || (asksReason && isBlank(reason))}
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

function RowTable({ rows, total }: Pick<Preview, 'rows'> & { total: number }) {
  if (rows.length === 0) return <p>和库里完全一样，没有要导入的。</p>
  return (
    <>
      <table className="gongyun-import-table">
        <thead>
          <tr>
            <th>行</th>
            <th>做什么</th>
            <th>名称</th>
            <th>改动</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map(({ row, operation, code, title, changes }) => (
            <tr key={row}>
              <td data-label="行">{row}</td>
              <td data-label="做什么">{operations[operation]}</td>
              <td data-label="名称">
                {title} <small>{code}</small>
              </td>
              <td data-label="改动">
                {changes.length === 0 && '全部'}
                <ul>
                  {changes.map(({ header, before, after }) => (
                    <li key={header}>
                      {header}：<del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > mostRows && <p>只显示前 {Math.min(mostRows, rows.length)} 条。</p>}
    </>
  )
}
