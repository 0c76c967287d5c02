'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import type { References as Found } from '../referencesEndpoint.ts'

const answered: z.ZodType<{ references: Found[] }> = z.object({
  references: z.array(
    z.object({
      collection: z.string(),
      library: z.string(),
      field: z.string(),
      total: z.number(),
      entries: z.array(
        z.object({ id: z.string(), title: z.string(), isPublished: z.boolean(), isInTrash: z.boolean() }),
      ),
    }),
  ),
})

/** The other side of the relations: what refers to this entry, asked for when the list is opened. */
export function References() {
  const { id, collectionSlug } = useDocumentInfo()
  const [found, setFound] = useState<Found[]>()
  const [problem, setProblem] = useState('')
  if (id === undefined) return null

  const load = async () => {
    setProblem('')
    const answer = await askApi(`/api/references?document=${collectionSlug}/${id}`, answered)
    if (answer.ok) setFound(answer.value.references)
    else setProblem(answer.kind === 'offline' ? '没有查到，请检查网络后再试。' : '没有查到，请稍后再试。')
  }

  return (
    <details
      className="gongyun-references"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void load()
      }}
    >
      <summary>哪些内容用到它</summary>
      {problem !== '' && <p role="alert">{problem}</p>}
      {problem === '' && found === undefined && <p role="status">正在查找……</p>}
      {found?.length === 0 && <p>还没有别的内容用到它。</p>}
      {found?.map(({ collection, library, field, total, entries }) => (
        <section key={collection + field}>
          <h4>
            {library} · {field}
          </h4>
          <ul>
            {entries.map((entry) => (
              <li key={entry.id}>
                <a href={`/admin/collections/${collection}/${entry.isInTrash ? 'trash/' : ''}${entry.id}`}>
                  {entry.title}
                </a>
                {!entry.isPublished && <small>{entry.isInTrash ? '在垃圾箱里' : '未发布'}</small>}
              </li>
            ))}
          </ul>
          {total > entries.length && <p>另有 {total - entries.length} 条。</p>}
        </section>
      ))}
    </details>
  )
}
