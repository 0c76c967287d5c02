'use client'

import { useDocumentInfo, useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { z } from 'zod'
import { formatInShanghai } from '../../base/time/wallClock.ts'

const holder = z.object({ name: z.string() })
const moment = formatInShanghai({
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/**
 * Says in Payload's dialog 文档已锁定 who works on the document and since when. Its own words name a person by an id and
 * write the time in English, and no setting changes either (Payload 3.90); app/(payload)/versions.css hides them.
 */
export function LockHolder() {
  const { currentEditor, lastUpdateTime } = useDocumentInfo()
  const { isModalOpen } = useModal()
  const isOpen = isModalOpen('document-locked')
  const [place, setPlace] = useState<Element>()

  useEffect(() => {
    if (!isOpen) return setPlace(undefined)
    let frame = 0
    // the dialog is drawn a moment after it is said to be open
    const look = (): void => {
      const found = document.querySelector('.document-locked__content')
      if (found === null) frame = requestAnimationFrame(look)
      else setPlace(found)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [isOpen])

  if (place === undefined) return null
  // whose accounts somebody may not read is told without a name
  const { success, data } = holder.safeParse(currentEditor)
  return createPortal(
    <div className="gongyun-lock">
      <p>
        <strong>{success ? data.name : '一位同事'}</strong> 正在编辑这条内容
        {lastUpdateTime > 0 && `，最近一次改动在 ${moment.format(lastUpdateTime)}`}。
      </p>
      <p>接管以后由您来改，对方还没存的文字留在对方的电脑上。只是看看，就点“只读查看”。</p>
    </div>,
    place,
  )
}
