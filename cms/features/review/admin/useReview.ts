'use client'

import { toast, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { problemsText } from '../../../base/problemText.ts'
import { askApi, type Failure } from '../../../base/ui/askApi.ts'
import { useStep } from '../../../documents/typing/useStep.ts'
import type { ReviewState } from '../reviewState.ts'
import type { Step } from '../rules.ts'
import { reviewAnswer } from './reviewAnswer.ts'

/** The latest answer: the pieces of one edit view ask at the same time. */
// eslint-disable-next-line no-restricted-syntax -- in the browser, where there is one of it
let asked: { name: string; answer: Promise<ReviewState | undefined> } | undefined

/**
 * Where the entry that is being edited stands in its review; undefined until that is known, for a new entry, and when
 * whoever looks may not know. `take` saves what was typed, takes a step on that and loads the view anew, or says why not
 * in a toast.
 */
export function useReview(): {
  state: ReviewState | undefined
  isTaking: boolean
  take: (step: Step) => Promise<void>
  /** As `take`, but gives back what went wrong, in Chinese. */
  attempt: (step: Step, comment: string) => Promise<string | undefined>
} {
  const { id, collectionSlug, hasPublishedDoc, lastUpdateTime, unpublishedVersionCount } = useDocumentInfo()
  const { dispatchFields, setSubmitted } = useForm()
  const { isTaking, takeStep, startAnew } = useStep()
  const [state, setState] = useState<ReviewState>()
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

  const attempt = async (step: Step, comment?: string): Promise<string | undefined> => {
    if (path === undefined) return undefined
    const refused = await takeStep(async (seen) => {
      const failure = await post(path, { step, comment, seen })
      if (failure === undefined) startAnew()
      return failure
    })
    if (refused === undefined) return undefined
    if (refused === 'unsaved') return '没有存上，所以没有执行。请看页面上的提示。'
    if (refused.fields.length === 0) return refused.message
    // a draft may lack what is required: the fields say so themselves, as after a plain save
    dispatchFields({
      type: 'ADD_SERVER_ERRORS',
      errors: refused.fields.map(({ path, message }) => ({ path, message })),
    })
    setSubmitted(true)
    return `还不能发布，请先改好标红的栏目。${problemsText(refused.fields)}`
  }
  const take = async (step: Step): Promise<void> => {
    const problem = await attempt(step)
    if (problem !== undefined) toast.error(problem, { duration: 15_000 })
  }
  return { state, isTaking, take, attempt }
}

async function read(path: string): Promise<ReviewState | undefined> {
  const answer = await askApi(path, reviewAnswer)
  return answer.ok ? answer.value : undefined
}

/** @returns what went wrong */
async function post(path: string, body: object): Promise<Failure | undefined> {
  const answer = await askApi(path, z.unknown(), {
    method: 'POST',
    body,
    words: {
      offline: '网络断了，操作没有执行。请检查网络后再试。',
      unclear: '操作没有成功，请刷新页面后再试。',
    },
  })
  return answer.ok ? undefined : answer
}
