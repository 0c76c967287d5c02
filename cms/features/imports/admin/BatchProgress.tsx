'use client'

import { batchStates } from '../batch/batchStates.ts'
import type { ShownBatch } from './requests.ts'

/** How far a batch is, and what became of it. */
export function BatchProgress({ batch, label }: { batch: ShownBatch; label: string }) {
  const all = Math.max(batch.created + batch.updated, 1)
  const isWorking = batch.state === 'running' || batch.state === 'undoing'
  const isBad = batch.state === 'failed' || batch.state === 'rolled-back' || batch.state === 'partly-undone'
  return (
    <section className={`gongyun-import-report ${isBad ? 'failed' : ''}`} aria-label="进度" aria-live="polite">
      <h2>
        {batchStates[batch.state]}：{batch.fileName} → {label}
      </h2>
      {isWorking && (
        <p>
          <progress max={all} value={Math.min(batch.progress, all)} /> {Math.min(batch.progress, all)} / {all}
          ，可以离开这个页面，不影响进行。
        </p>
      )}
      {batch.problem && <p>{batch.problem}</p>}
      {batch.state === 'done' && (
        <p>
          新建 {batch.created}，修改 {batch.updated}，没有变化 {batch.unchanged}。{' '}
          <a href={`/admin/collections/${batch.library}`}>去看看</a>
          {batch.publish === true && '，公众页面正在更新。'}
        </p>
      )}
      {batch.state === 'undone' && <p>库里的内容已恢复到导入之前。</p>}
    </section>
  )
}
