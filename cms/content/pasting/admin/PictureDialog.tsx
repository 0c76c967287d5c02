'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { longestAlt } from '../clean/pictures.ts'
import type { Waiting } from './clipboard.ts'
import { takeBack, uploadPicture } from './uploads.ts'

interface Row {
  alt: string
  isWanted: boolean
  id?: string
  /** What the library said against it. */
  said?: string
}

/**
 * Asks what is on each picture before any goes into the text, and brings them into the library one after the other. One
 * that the library does not take stays here with its reason.
 */
export function PictureDialog({
  pictures,
  onDone,
  onCancel,
}: {
  pictures: readonly Waiting[]
  /** @param ids in the order of the pictures; undefined for one that is not wanted */
  onDone: (ids: (string | undefined)[]) => void
  onCancel: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [rows, setRows] = useState(() => pictures.map(({ alt }): Row => ({ alt, isWanted: true })))
  const [problem, setProblem] = useState<string>()
  const [progress, setProgress] = useState<string>()
  const id = useId()
  const previews = useMemo(() => pictures.map(({ file }) => URL.createObjectURL(file)), [pictures])
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => () => previews.forEach((preview) => URL.revokeObjectURL(preview)), [previews])
  const isBusy = progress !== undefined
  const isWanted = rows.some((row) => row.isWanted)

  const change = (index: number, changed: Partial<Row>): void => {
    setProblem(undefined)
    setRows((all) => all.map((row, at) => (at === index ? { ...row, ...changed } : row)))
  }

  const take = async (): Promise<void> => {
    const missing = rows.findIndex(({ alt, isWanted }) => isWanted && alt.trim() === '')
    if (missing !== -1) {
      setProblem(`第 ${missing + 1} 张图片还没有说明：写上图里有什么，看不见图片的人会听到这句话。不想放的图片请勾“不放这张”。`)
      dialog.current?.querySelectorAll<HTMLInputElement>('input[type=text]')[missing]?.focus()
      return
    }
    setProblem(undefined)
    const next = rows.map((row) => ({ ...row }))
    const wanted = next.filter((row) => row.isWanted)
    for (const [index, row] of next.entries()) {
      const file = pictures[index]?.file
      if (!row.isWanted || row.id !== undefined || file === undefined) continue
      setProgress(`正在上传第 ${wanted.indexOf(row) + 1} 张，共 ${wanted.length} 张…`)
      const answer = await uploadPicture(file, row.alt.trim())
      delete row.said
      Object.assign(row, answer)
      setRows(next.map((one) => ({ ...one })))
    }
    setProgress(undefined)
    const failed = next.filter((row) => row.isWanted && row.id === undefined)
    if (failed.length === 0) return done(next)
    setProblem(`${failed.length} 张图片没有传上去，原因写在图片下面。可以再试一次，或勾“不放这张”。`)
  }

  const done = (all: readonly Row[]): void => {
    void takeBack(all.flatMap((row) => (!row.isWanted && row.id !== undefined ? [row.id] : [])))
    onDone(all.map((row) => (row.isWanted ? row.id : undefined)))
  }
  const cancel = (): void => {
    void takeBack(rows.flatMap((row) => (row.id === undefined ? [] : [row.id])))
    onCancel()
  }

  return createPortal(
    <dialog
      ref={dialog}
      className="gongyun-dialog gongyun-pictures"
      aria-labelledby={`${id}-heading`}
      onCancel={(event) => {
        // Escape, which nobody presses to lose what was written here
        event.preventDefault()
        if (!isBusy) cancel()
      }}
    >
      <h2 id={`${id}-heading`}>给图片写说明</h2>
      <p>要放进正文的图片会存进图片库。说明写图上有什么，例如：合唱团二十人在台上演唱。</p>
      <ul>
        {rows.map((row, index) => (
          <li key={previews[index]}>
            <img src={previews[index]} alt="" />
            <div>
              <label htmlFor={`${id}-${index}`}>
                第 {index + 1} 张的图片说明 <small>{pictures[index]?.file.name}</small>
              </label>
              <input
                id={`${id}-${index}`}
                type="text"
                maxLength={longestAlt}
                value={row.alt}
                disabled={!row.isWanted || isBusy || row.id !== undefined}
                onChange={({ target }) => change(index, { alt: target.value })}
              />
              {row.said !== undefined && row.isWanted && <p className="gongyun-dialog-problem">{row.said}</p>}
              <label className="unwanted">
                <input
                  type="checkbox"
                  checked={!row.isWanted}
                  disabled={isBusy}
                  onChange={({ target }) => change(index, { isWanted: !target.checked })}
                />{' '}
                不放这张
              </label>
            </div>
          </li>
        ))}
      </ul>
      {problem !== undefined && (
        <p className="gongyun-dialog-problem" role="alert">
          {problem}
        </p>
      )}
      <p role="status">{progress}</p>
      <div className="gongyun-dialog-buttons">
        <Button buttonStyle="secondary" size="medium" type="button" disabled={isBusy} onClick={cancel}>
          取消
        </Button>
        <Button
          className="gongyun-confirm"
          size="medium"
          type="button"
          disabled={isBusy}
          onClick={() => (isWanted ? void take() : done(rows))}
        >
          {isWanted ? '上传并放进正文' : '不放图片，继续'}
        </Button>
      </div>
    </dialog>,
    document.body,
  )
}
