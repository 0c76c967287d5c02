'use client'

import { Button, useDocumentInfo, useEditDepth, useFormModified, useFormProcessing, useHotkey } from '@payloadcms/ui'
import { useRef } from 'react'
import { useStep } from './useStep.ts'

/** In the place of Payload's button 保存草稿, which does nothing while the form saves by itself. */
export function SaveStep() {
  const { id, collectionSlug, setUnpublishedVersionCount } = useDocumentInfo()
  const { isTaking, sendForm } = useStep()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const button = useRef<HTMLButtonElement>(null)
  const editDepth = useEditDepth()
  useHotkey({ cmdCtrlKey: true, editDepth, keyCodes: ['s'] }, (event) => {
    event.preventDefault()
    event.stopPropagation()
    button.current?.click()
  })

  const save = async (): Promise<void> => {
    const address = id === undefined ? `/api/${collectionSlug}` : `/api/${collectionSlug}/${id}`
    const isSaved = await sendForm({
      action: `${address}?draft=true&depth=0&fallback-locale=null`,
      method: id === undefined ? 'POST' : 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    if (isSaved) setUnpublishedVersionCount((count) => count + 1)
  }
  return (
    <Button
      buttonStyle="secondary"
      disabled={isTaking || isProcessing || (id !== undefined && !isModified)}
      id="action-save-draft"
      ref={button}
      size="medium"
      onClick={() => void save()}
    >
      保存草稿
    </Button>
  )
}
