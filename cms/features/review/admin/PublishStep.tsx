'use client'

import {
  Button,
  PublishButton,
  useAuth,
  useDocumentInfo,
  useForm,
  useFormModified,
  useFormProcessing,
} from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import { StepDialog } from './StepDialog.tsx'
import { useReview } from './useReview.ts'

const separation = z.object({ isSeparate: z.boolean() })

/**
 * In the place of Payload's button 发布: that button where one person may write and publish, else what the review allows
 * whoever looks. The review bar says why there is none.
 */
export function PublishStep() {
  const { id, collectionSlug, hasPublishPermission, setHasPublishedDoc, setUnpublishedVersionCount } = useDocumentInfo()
  const { user } = useAuth()
  const { state, isTaking, take, attempt } = useReview()
  const { setModified, submit } = useForm()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const isSeparate = useSeparateReview(state?.isSeparate)
  const [isOverriding, setIsOverriding] = useState(false)
  const [reason, setReason] = useState('')
  if (!hasPublishPermission || isSeparate === undefined || (id !== undefined && state === undefined)) return null
  if (!isSeparate) return <PublishButton />
  const isOwn = state === undefined || isModified || state.refusals.publish !== null
  if (state?.isLive && !isModified) return null
  if (!isOwn)
    return (
      <Button disabled={isTaking || isProcessing} id="action-save" size="medium" onClick={() => void take('publish')}>
        发布
      </Button>
    )
  if (user?.['role'] !== 'administrator') return null

  const override = async (overrideReason: string) => {
    if (id !== undefined) return attempt('override', overrideReason)
    const saved = await submit({
      action: `/api/${collectionSlug}?depth=0`,
      method: 'POST',
      overrides: { _status: 'published', overrideReason },
    })
    if (saved?.res.ok !== true) {
      // Payload takes what it sent for saved; a second try would publish the stored text instead of this one
      setModified(true)
      return '没有发布。请点“取消”，按标红的栏目和页面上的提示改好再发布；理由会留着。'
    }
    setUnpublishedVersionCount(0)
    setHasPublishedDoc(true)
    return undefined
  }
  return (
    <>
      <Button
        buttonStyle="secondary"
        disabled={isTaking || isProcessing}
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
