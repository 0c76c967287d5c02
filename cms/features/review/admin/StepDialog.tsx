'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { isBlank } from '../../../base/characters.ts'

/**
 * Asks for a comment before a step is taken. It stands outside the page's form, so that it submits nothing. When the step
 * is refused it stays, and says why.
 */
export function StepDialog({
  heading,
  hint,
  label,
  confirm,
  comment,
  onComment,
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
  /** What was typed; whoever opens the dialog keeps it, so that it is there when the dialog is opened again. */
  comment: string
  onComment: (comment: string) => void
  /** @returns what went wrong, in Chinese */
  onConfirm: (comment: string) => Promise<string | undefined>
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const id = useId()
  const isEmpty = isBlank(comment)

  useEffect(() => dialog.current?.showModal(), [])

  const take = async () => {
    setIsBusy(true)
    setProblem(undefined)
    const refused = await onConfirm(comment.trim())
    setIsBusy(false)
    if (refused === undefined) return dialog.current?.close()
    setProblem(refused)
  }

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
        onChange={({ target }) => onComment(target.value)}
      />
      {problem !== undefined && (
        <p className="gongyun-dialog-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="gongyun-dialog-buttons">
        <Button buttonStyle="secondary" size="medium" type="button" onClick={() => dialog.current?.close()}>
          取消
        </Button>
        <Button
          className="gongyun-confirm"
          disabled={isEmpty || isBusy}
          size="medium"
          type="button"
          onClick={() => void take()}
        >
          {confirm}
        </Button>
      </div>
    </dialog>,
    document.body,
  )
}
