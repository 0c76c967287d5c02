'use client'

import { useAllFormFields, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { Clash } from './Clash.tsx'
import { useAutosave } from './useAutosave.ts'
import { useCopy } from './useCopy.ts'

const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })

/** Sees to it in the edit view that nothing that is typed gets lost, and says where it is. */
export function KeepTyping() {
  const { id, collectionSlug, lastUpdateTime } = useDocumentInfo()
  const { dispatchFields, setModified } = useForm()
  const [fields] = useAllFormFields()
  const { restored, hasRoom, accept, discard } = useCopy()
  const [clash, setClash] = useState<string>()
  const saved = useAutosave(clash !== undefined || restored !== undefined)

  // the server's next look at the form takes the mark away, and the clash is still there
  const told = fields['updatedAt']?.valid === false ? fields['updatedAt'].errorMessage : undefined
  useEffect(() => {
    if (told) setClash(told)
  }, [told])
  useEffect(() => setClash(undefined), [lastUpdateTime])

  if (clash !== undefined && id !== undefined && collectionSlug !== undefined) {
    const saveMine = (updatedAt: string): void => {
      dispatchFields({ type: 'UPDATE', path: 'updatedAt', value: updatedAt, valid: true, errorMessage: '' })
      setModified(true)
      setClash(undefined)
      accept()
    }
    return <Clash text={clash} document={`${collectionSlug}/${id}`} onMine={saveMine} onTheirs={discard} />
  }
  if (restored !== undefined) {
    return (
      <div className="gongyun-typing" role="status">
        <p>已放回您 {day.format(restored)} 写的、还没有存到服务器的内容。</p>
        <button type="button" onClick={accept}>
          接着写
        </button>
        <button type="button" onClick={discard}>
          不要了，用服务器上的
        </button>
      </div>
    )
  }
  return (
    <p className="gongyun-saved" role="status">
      {standingText(saved, hasRoom)}
    </p>
  )
}

function standingText(saved: ReturnType<typeof useAutosave>, hasRoom: boolean): string {
  const there = hasRoom ? '文字已留在这台电脑上' : '浏览器存不下了，请先复制文字'
  if (saved === undefined) return hasRoom ? '' : '浏览器存不下未保存的文字，请及时保存'
  if (saved === 'offline') return `连不上服务器，${there}，连上后自动保存`
  if (saved === 'logged-out') return `登录已过期，${there}。请在新窗口重新登录，这里会接着保存`
  return `草稿已自动保存 ${clock.format(saved.at)}`
}
