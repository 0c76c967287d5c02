'use client'

import { Button, useAuth, useDocumentInfo, useFormModified, useFormProcessing } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import { StepDialog } from './StepDialog.tsx'
import { useReview } from './useReview.ts'
import { useStep } from '../../../documents/typing/useStep.ts'

const separation = z.object({ isSeparate: z.boolean() })

/**
 * In the place of Payload's button 发布: the same where one person may write and publish, else what the review allows
 * whoever looks. The review bar says why there is none. Payload's own would send what it has while the form saves by
 * itself, and so meet its own person's newer version.
 */
export function PublishStep() {
  const { id, collectionSlug, hasPublishedDoc, hasPublishPermission, unpublishedVersionCount, ...info } =
    useDocumentInfo()
  const { setHasPublishedDoc, setMostRecentVersionIsAutosaved, setUnpublishedVersionCount } = info
  const { user } = useAuth()
  const { state, isTaking, take, attempt } = useReview()
  const { isTaking: isSending, sendForm } = useStep()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const isSeparate = useSeparateReview(state?.isSeparate)
  const [isOverriding, setIsOverriding] = useState(false)
  const [reason, setReason] = useState('')
  if (!hasPublishPermission || isSeparate === undefined || (id !== undefined && state === undefined)) return null
  const publish = async (overrideReason?: string): Promise<boolean> => {
    const isSaved = await sendForm({
      action: id === undefined ? `/api/${collectionSlug}?depth=0` : `/api/${collectionSlug}/${id}?depth=0`,
      method: id === undefined ? 'POST' : 'PATCH',
      overrides: { _status: 'published', ...(overrideReason !== undefined && { overrideReason }) },
    })
    if (!isSaved) return false
    setUnpublishedVersionCount(0)
    setMostRecentVersionIsAutosaved(false)
    setHasPublishedDoc(true)
    return true
  }
  const isBusy = isTaking || isSending || isProcessing
  if (!isSeparate)
    return (
      <Button
        disabled={isBusy || !(isModified || unpublishedVersionCount > 0 || !hasPublishedDoc)}
        id="action-save"
        size="medium"
        onClick={() => void publish()}
      >
        发布
      </Button>
    )
  const isOwn = state === undefined || isModified || state.refusals.publish !== null
  if (state?.isLive && !isModified) return null
  if (!isOwn)
    return (
      <Button disabled={isBusy} id="action-save" size="medium" onClick={() => void take('publish')}>
        发布
      </Button>
    )
  if (user?.['role'] !== 'administrator') return null

  const override = async (overrideReason: string) => {
    if (id !== undefined) return attempt('override', overrideReason)
    if (!(await publish(overrideReason)))
      return '没有发布。请点“取消”，按标红的栏目和页面上的提示改好再发布；理由会留着。'
    return undefined
  }
  return (
    <>
      <Button
        buttonStyle="secondary"
        disabled={isBusy}
        id="action-override"
        size="medium"
        onClick={() => setIsOverriding(true)}
      >
        越过审稿发布…
      </Button>
      {isOverriding && (
        <StepDialog
          heading="越过审稿发布"
          hint="这一稿您改过文字，按规定要由别人来审。理由会记入审计记录，例如：台风临时停演，审稿人不在。"
          label="越过审稿的理由"
          confirm="越过审稿，发布"
          comment={reason}
          onComment={setReason}
          onConfirm={override}
          onClose={() => setIsOverriding(false)}
        />
      )}
    </>
  )
}

/** Whether writing and review are apart now; of a new entry it is asked for by itself. */
function useSeparateReview(known: boolean | undefined): boolean | undefined {
  const { id } = useDocumentInfo()
  const [asked, setAsked] = useState<boolean>()
  useEffect(() => {
    if (id !== undefined) return
    const leaving = new AbortController()
    void askApi('/api/globals/newsroom/separation', separation, { signal: leaving.signal }).then((answer) => {
      if (answer.ok) setAsked(answer.value.isSeparate)
      // to whom it is not told the review holds
      else if (answer.kind === 'refused') setAsked(true)
    })
    return () => leaving.abort()
  }, [id])
  return id === undefined ? asked : known
}
