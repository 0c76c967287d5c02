'use client'

import { toast, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { ReviewState } from '../../newsroom/reviewState.ts'
import type { Step } from '../../newsroom/rules.ts'

/** The latest answer: the pieces of one edit view ask at the same time. */
let asked: { name: string; answer: Promise<ReviewState | undefined> } | undefined

/**
 * Where the entry that is being edited stands in its review; undefined until that is known, for a new entry, and when
 * whoever looks may not know. `take` takes a step and loads the view anew.
 */
export function useReview(): {
  state: ReviewState | undefined
  isTaking: boolean
  take: (step: Step, comment?: string) => Promise<void>
  /** Takes a step on what was saved just now. */
  takeOnSaved: (step: Step) => Promise<void>
} {
  const { id, collectionSlug, hasPublishedDoc, lastUpdateTime, unpublishedVersionCount } = useDocumentInfo()
  const [state, setState] = useState<ReviewState>()
  const [isTaking, setIsTaking] = useState(false)
  const path = id === undefined || collectionSlug === undefined ? undefined : `/api/${collectionSlug}/${id}/review`
  const name = `${path} ${lastUpdateTime} ${unpublishedVersionCount} ${hasPublishedDoc}`

  useEffect(() => {
    if (path === undefined) return
    let isShown = true
    if (asked?.name !== name) asked = { name, answer: read(path) }
    void asked.answer.then((answer) => (isShown ? setState(answer) : undefined))
    return () => {
      isShown = false
    }
  }, [path, name])

  const takeOn = async (shown: ReviewState | undefined, step: Step, comment?: string) => {
    if (path === undefined) return
    setIsTaking(true)
    const problem = await post(path, { step, comment, seen: shown?.seen })
    if (problem === undefined) return window.location.reload()
    toast.error(problem, { duration: 15_000 })
    setIsTaking(false)
  }
  return {
    state,
    isTaking,
    take: (step, comment) => takeOn(state, step, comment),
    takeOnSaved: async (step) => takeOn(path === undefined ? undefined : await read(path), step),
  }
}

async function read(path: string): Promise<ReviewState | undefined> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => undefined)
  return response?.ok ? ((await response.json()) as ReviewState) : undefined
}

/** @returns what went wrong, in Chinese */
async function post(path: string, body: object): Promise<string | undefined> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (response === undefined) return '网络断了，操作没有执行。请检查网络后再试。'
  if (response.ok) return undefined
  const answer = (await response.json().catch(() => undefined)) as { errors?: { message?: string }[] } | undefined
  return answer?.errors?.[0]?.message ?? '操作没有成功，请刷新页面后再试。'
}
