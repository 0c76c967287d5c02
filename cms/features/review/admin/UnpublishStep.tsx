'use client'

import { ConfirmationModal, PopupList, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useReview } from './useReview.ts'

/**
 * In the place of Payload's item 取消发布, which fills the form with what was stored and so takes what was typed since.
 */
export function UnpublishStep() {
  const { id, hasPublishedDoc, hasPublishPermission, isTrashed } = useDocumentInfo()
  const { toggleModal } = useModal()
  const { take } = useReview()
  const slug = `unpublish-${id}`
  if (!hasPublishPermission || !hasPublishedDoc || isTrashed) return null
  return (
    <>
      <PopupList.Button id="action-unpublish" onClick={() => toggleModal(slug)}>
        取消发布
      </PopupList.Button>
      <ConfirmationModal
        modalSlug={slug}
        heading="确认取消发布"
        body="页面会从公众网站上撤下，名字从所有列表里消失。文字留作草稿，以后可以再发布。"
        confirmingLabel="正在撤下"
        onConfirm={() => take('unpublish')}
      />
    </>
  )
}
