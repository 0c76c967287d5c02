'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { askApi } from '../../base/ui/askApi.ts'

const answered = z.object({
  outcome: z
    .object({
      path: z.string().optional(),
      isPublic: z.boolean(),
      pages: z.number(),
      milliseconds: z.number(),
      failed: z.array(z.object({ path: z.string(), error: z.string() })),
    })
    .nullable(),
  problem: z.string().nullable(),
})
type Answered = z.infer<typeof answered>

/**
 * Says in the edit view what became of a save: 已上线 with the link, the number of pages and the milliseconds, or why
 * not. The save is answered when it is live, so the outcome is there by then.
 */
export function PublishOutcome() {
  const { id, collectionSlug, globalSlug, lastUpdateTime } = useDocumentInfo()
  const [answer, setAnswer] = useState<Answered>()
  const document = globalSlug ?? (id === undefined ? undefined : nameOf(String(collectionSlug), id))

  useEffect(() => {
    if (document === undefined) return
    const leaving = new AbortController()
    void askApi(`/api/publishing?document=${document}`, answered, { signal: leaving.signal }).then((told) => {
      if (told.ok && !leaving.signal.aborted) setAnswer(told.value)
    })
    return () => leaving.abort()
  }, [document, lastUpdateTime])

  if (answer?.problem) return <p className="gongyun-outcome failed">尚未上线，系统会自动重试：{answer.problem}</p>
  const outcome = answer?.outcome
  if (!outcome) return null
  const failed = outcome.failed[0]
  if (failed !== undefined) {
    return (
      <p className="gongyun-outcome failed">
        有 {outcome.failed.length} 个页面没有更新，公众看到的仍是旧页面，系统会自动重试：{failed.path}（{failed.error}）
      </p>
    )
  }
  return (
    <p className="gongyun-outcome">
      {outcome.path !== undefined && !outcome.isPublic ? '已下线' : '已上线'}{' '}
      {outcome.path !== undefined && outcome.isPublic && (
        <a href={outcome.path} target="_blank" rel="noreferrer">
          查看页面
        </a>
      )}{' '}
      <span>
        更新 {outcome.pages} 个页面，{outcome.milliseconds} 毫秒
      </span>
    </p>
  )
}
