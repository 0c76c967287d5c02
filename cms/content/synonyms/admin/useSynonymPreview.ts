import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { SynonymPreview } from '../../../../site/search/query/synonymPreview.ts'
import { askApi } from '../../../base/ui/askApi.ts'

/** Pause in typing after which is asked, in milliseconds. */
const pauseMs = 500

const answered: z.ZodType<SynonymPreview> = z.object({
  total: z.number(),
  words: z.array(z.object({ word: z.string(), own: z.number(), added: z.array(z.string()) })),
})

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
      void ask(text, leaving.signal).then((answer) => {
        if (!leaving.signal.aborted) setTold(answer)
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
  const words = { offline: '没有连上服务器，请检查网络；改一改词会再试。', unclear: '没有算出来，请稍后再试。' }
  const answer = await askApi(address, answered, { signal, words })
  return answer.ok ? { text, preview: answer.value } : { text, problem: answer.message }
}
