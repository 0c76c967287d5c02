import { useConfig } from '@payloadcms/ui'
import type { Where } from 'payload'
import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import { searchTextName } from '../searchTextField.ts'

/** Pause in typing after which is searched, in milliseconds, as Payload's own drop-down does. */
const pauseMs = 300
/** Most entries that are offered; whoever misses one types on. */
const mostFound = 30

const answered = z.object({ docs: z.array(z.record(z.string(), z.unknown())) })

/** An entry that was found. */
export interface FoundEntry {
  id: string
  title: string
}

/** What was found for what was typed. */
export interface Found {
  typed: string
  entries: readonly FoundEntry[]
}

/**
 * Searches a collection as its list does, for who may see what of it.
 * @param filter of the field, besides; false when it offers nothing
 * @returns what was found last, and a function that is told what is typed; while the server does not answer what was
 * found before stays
 */
export function useFound(
  collection: string,
  filter: Where | boolean | undefined,
): { found: Found | undefined; search: (typed: string) => void } {
  const { getEntityConfig } = useConfig()
  const title = getEntityConfig({ collectionSlug: collection }).admin.useAsTitle ?? 'id'
  const [found, setFound] = useState<Found>()
  const asking = useRef<AbortController>(undefined)

  useEffect(() => () => asking.current?.abort(), [])
  const search = useCallback(
    (typed: string) => {
      asking.current?.abort()
      if (typed === '' || filter === false) return
      const { signal } = (asking.current = new AbortController())
      setTimeout(() => {
        if (signal.aborted) return
        void find(collection, title, typed, filter, signal).then((entries) => {
          // where the server is away, what its own search finds is offered
          if (entries !== undefined && !signal.aborted) setFound({ typed, entries })
        })
      }, pauseMs)
    },
    [collection, filter, title],
  )
  return { found, search }
}

async function find(
  collection: string,
  title: string,
  typed: string,
  filter: Where | boolean | undefined,
  signal: AbortSignal,
): Promise<FoundEntry[] | undefined> {
  const isTyped = { or: [{ [title]: { like: typed } }, { [searchTextName]: { like: typed } }] }
  const where = typeof filter === 'object' ? { and: [isTyped, filter] } : isTyped
  const query = { draft: 'true', depth: '0', limit: String(mostFound), [`select[${title}]`]: 'true' }
  // the units that a field is narrowed to may be more than an address holds
  const body = new URLSearchParams({ ...query, where: JSON.stringify(where) })
  const answer = await askApi(`/api/${collection}`, answered, { method: 'POST', body, signal })
  if (!answer.ok) return undefined
  return answer.value.docs.map((doc) => ({
    id: String(doc['id']),
    title: String(doc[title] ?? '') || `未命名（${String(doc['id'])}）`,
  }))
}
