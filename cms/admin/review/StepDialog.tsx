'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/** Asks for a comment before a step is taken. It stands outside the page's form, so that it submits nothing. */
export function StepDialog({
  heading,
  hint,
  label,
  confirm,
  onConfirm,
  onClose,
}: {
  heading: string
  /** What the comment should say, with an example. */
  hint: string
  /** Of the comment. */
  label: string
  /** On the button. */
  confirm: string
  onConfirm: (comment: string) => void
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [comment, setComment] = useState('')
  const id = useId()
  const isBlank = comment.trim() === ''

  useEffect(() => dialog.current?.showModal(), [])

  return createPortal(
    <dialog ref={dialog} className="gongyun-dialog" aria-labelledby={`${id}-heading`} onClose={onClose}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      <p id={`${id}-hint`}>{hint}</p>
      <label htmlFor={`${id}-comment`}>{label}</label>
      <textarea
        id={`${id}-comment`}
        aria-describedby={`${id}-hint`}
        maxLength={500}
        rows={4}
        required
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      <div className="gongyun-dialog-buttons">
        <Button buttonStyle="secondary" size="medium" type="button" onClick={() => dialog.current?.close()}>
          取消
        </Button>
        <Button
          className="gongyun-confirm"
          disabled={isBlank}
          size="medium"
          type="button"
          onClick={() => {
            dialog.current?.close()
            onConfirm(comment.trim())
          }}
        >
          {confirm}
        </Button>
      </div>
    </dialog>,
    document.body,
  )
}
