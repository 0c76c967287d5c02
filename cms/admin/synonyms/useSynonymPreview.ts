import { useEffect, useState } from 'react'
import type { SynonymPreview } from '../../../site/search/query/synonymPreview.ts'

/** Pause in typing after which is asked, in milliseconds. */
const pauseMs = 500

/** What is known of a group: what searches would find, or why that cannot be told. */
export interface Told {
  text: string
  preview?: SynonymPreview
  problem?: string
}

/**
 * Asks what searches would find if the words of a group meant the same, a moment after they were typed.
 * @param isAsking false while nobody looks
 * @returns undefined before the first answer; while another is awaited what was told before stays
 */
export function useSynonymPreview(text: string, isAsking: boolean): Told | undefined {
  const [told, setTold] = useState<Told>()
  useEffect(() => {
    if (!isAsking || text.trim() === '') return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      ask(text, leaving.signal).then(setTold, () => {
        if (!leaving.signal.aborted) setTold({ text, problem: '没有连上服务器，请检查网络；改一改词会再试。' })
      })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [text, isAsking])
  return told
}

async function ask(text: string, signal: AbortSignal): Promise<Told> {
  const address = `/api/globals/synonyms/preview?${new URLSearchParams({ words: text }).toString()}`
  const response = await fetch(address, { credentials: 'same-origin', signal })
  if (response.ok) return { text, preview: (await response.json()) as SynonymPreview }
  const { errors } = (await response.json()) as { errors?: { message: string }[] }
  return { text, problem: errors?.[0]?.message ?? '没有算出来，请稍后再试。' }
}
