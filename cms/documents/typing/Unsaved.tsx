'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'

interface Props {
  /** What was to be done, as the menu calls it. */
  what: '复制' | '删除'
  onGoOn: () => void
  onClose: () => void
}

const consequence = {
  复制: '也可以现在就复制：复制出来的是最近存上的那一版。刚写的还留在这台电脑上，回到这一条时会放回来。',
  删除: '也可以现在就删除：移到垃圾箱的是最近存上的那一版，没有刚写的。',
}

/** Asks whether to go on with what the server has, when what was typed could not be saved. */
export function Unsaved({ what, onGoOn, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])

  return createPortal(
    <dialog ref={dialog} className="gongyun-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>刚写的没有存上，还没有{what}</h2>
      <p>可以先回去，照页面上的提示改好再{what}。</p>
      <p>{consequence[what]}</p>
      <div className="gongyun-dialog-buttons">
        <Button buttonStyle="secondary" size="medium" type="button" onClick={() => dialog.current?.close()}>
          先回去
        </Button>
        <Button
          className="gongyun-confirm"
          size="medium"
          type="button"
          onClick={() => {
            dialog.current?.close()
            onGoOn()
          }}
        >
          现在就{what}
        </Button>
      </div>
    </dialog>,
    document.body,
  )
}
