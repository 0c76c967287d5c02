'use client'

import { useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { formTurns } from './formTurns.ts'
import { overhear } from './overhear.ts'

/** Time in which what was typed reaches the form for certain, in milliseconds; rich text waits for an idle browser. */
const settling = 400
const longestIdle = 600

const saved = z.object({ doc: z.object({ updatedAt: z.string() }) })

/** How a form is sent: what Payload's own `submit` takes. */
type Sent = NonNullable<Parameters<ReturnType<typeof useForm>['submit']>[0]>

/** How a step that a person takes from an open form is made. */
export interface StepMaker {
  /** Whether one is being taken. */
  isTaking: boolean
  /**
   * Takes a step on what stands in the form: the one way of doing something with a document that is open. It waits for
   * the form's own saving, saves what was typed since, and holds the form until the step is done.
   * @param act is told the version that the person has before the eyes (`updatedAt`); undefined for a new document
   * @returns what it gives; `unsaved` when the text could not be saved, which the form has said by then
   */
  takeStep: <T>(act: (version: string | undefined) => Promise<T>) => Promise<T | 'unsaved'>
  /**
   * Sends the form itself, with all that was typed, once its own saving has ended: the one way of saving by hand.
   * @returns whether it was saved; if not, the form has said why by then
   */
  sendForm: (sent: Sent) => Promise<boolean>
  /** Loads the page anew, without a question: for the end of a step after which the server has everything. */
  startAnew: () => void
}

/** The step-taker of the form that a component stands in. */
export function useStep(): StepMaker {
  const { id, collectionSlug, savedDocumentData, setUnpublishedVersionCount } = useDocumentInfo()
  const form = useForm()
  const isModified = useFormModified()
  const [isTaking, setIsTaking] = useState(false)
  const [isLeaving, setIsLeaving] = useState(false)
  const isHeld = useRef(false)
  const latest = useRef({ form, isModified, version: savedDocumentData?.updatedAt as unknown })
  latest.current = { form, isModified, version: savedDocumentData?.updatedAt }
  const { setIsValid, setModified, setProcessing } = form

  // whoever leaves with something modified is asked by the browser, and what was typed is kept for later
  useEffect(() => {
    if (isLeaving && !isModified) location.reload()
  }, [isLeaving, isModified])

  const save = async (): Promise<string | undefined> => {
    const action = `/api/${collectionSlug}/${id}?draft=true&depth=0&fallback-locale=null`
    const answer = await overhear(action, () =>
      latest.current.form.submit({ action, method: 'PATCH', overrides: { _status: 'draft' }, skipValidation: true }),
    )
    if (answer === undefined || answer.status >= 400) return undefined
    setUnpublishedVersionCount((count) => count + 1)
    return saved.safeParse(answer.body).data?.doc.updatedAt
  }

  const hold = <T>(work: () => Promise<T>): Promise<T> => {
    setIsTaking(true)
    return formTurns.take(nameOf(String(collectionSlug), String(id ?? 'new')), async () => {
      // not before the form's own saving has ended: what is typed while it is held would count as saved
      setProcessing(true)
      try {
        await settled()
        return await work()
      } finally {
        if (!isHeld.current) setProcessing(false)
        setIsTaking(false)
      }
    })
  }
  const takeStep: StepMaker['takeStep'] = (act) =>
    hold(async () => {
      let version = typeof latest.current.version === 'string' ? latest.current.version : undefined
      if (id !== undefined && latest.current.isModified) {
        version = await save()
        if (version === undefined) return 'unsaved'
        setProcessing(true)
      }
      return act(version)
    })
  const sendForm: StepMaker['sendForm'] = (sent) =>
    hold(async () => {
      const { isModified: hasUnsaved } = latest.current
      const answer = await latest.current.form.submit(sent)
      const isSaved = answer?.res.ok === true
      // Payload takes for saved whatever was answered
      if (!isSaved && hasUnsaved) setModified(true)
      return isSaved
    })

  const startAnew = (): void => {
    isHeld.current = true
    setIsValid(true)
    setModified(false)
    setIsLeaving(true)
  }
  return { isTaking: isTaking || isLeaving, takeStep, sendForm, startAnew }
}

function settled(): Promise<unknown> {
  const idle = new Promise<void>((resolve) =>
    'requestIdleCallback' in globalThis
      ? requestIdleCallback(() => resolve(), { timeout: longestIdle })
      : setTimeout(resolve, longestIdle),
  )
  const reached = new Promise<void>((resolve) => setTimeout(resolve, settling))
  return Promise.all([idle, reached])
}
