'use client'

import { toast, useAllFormFields, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { Card } from './Card.tsx'
import { Clash } from './Clash.tsx'
import { PutBack } from './PutBack.tsx'
import { clock, day } from './times.ts'
import { useAside } from './useAside.ts'
import { useAutosave } from './useAutosave.ts'
import { useCopy } from './useCopy.ts'

/** Sees to it in the edit view that nothing that is typed gets lost, and says where it is. */
export function KeepTyping() {
  const { id, collectionSlug, savedDocumentData } = useDocumentInfo()
  const { dispatchFields, setModified } = useForm()
  const [fields] = useAllFormFields()
  const kept = useCopy()
  const { restored, hasRoom, accept, discard } = kept
  const { aside, loadNewest, putBack, drop } = useAside(kept)
  const [clash, setClash] = useState<string>()
  const saved = useAutosave(clash !== undefined || restored !== undefined)

  // the server's next look at the form takes the mark away, and the clash is still there
  const told = fields['updatedAt']?.valid === false ? fields['updatedAt'].errorMessage : undefined
  useEffect(() => {
    if (!told) return
    setClash(told)
    // the same words in Payload's own message would lie over them
    const timer = setTimeout(() => toast.dismiss())
    return () => clearTimeout(timer)
  }, [told])
  const version: unknown = savedDocumentData?.updatedAt
  useEffect(() => setClash(undefined), [version])

  if (clash !== undefined && id !== undefined && collectionSlug !== undefined) {
    const saveMine = (updatedAt: string): void => {
      dispatchFields({ type: 'UPDATE', path: 'updatedAt', value: updatedAt, valid: true, errorMessage: '' })
      setModified(true)
      setClash(undefined)
      accept()
    }
    return <Clash text={clash} document={`${collectionSlug}/${id}`} onMine={saveMine} onNewest={loadNewest} />
  }
  if (restored !== undefined) {
    return (
      <Card role="status">
        <p>已放回您 {day.format(restored)} 写的、还没有存到服务器的内容。</p>
        <p className="buttons">
          <button type="button" onClick={accept}>
            接着写
          </button>
          <button type="button" onClick={discard}>
            不要了，用服务器上的
          </button>
        </p>
      </Card>
    )
  }
  const trouble = troubleText(saved, hasRoom, id === undefined)
  if (trouble !== undefined)
    return (
      <Card role="status" isGrave>
        <p>{trouble}</p>
      </Card>
    )
  return (
    <>
      {aside !== undefined && <PutBack aside={aside} onPutBack={putBack} onDrop={drop} />}
      <p className="gongyun-saved" role="status">
        {typeof saved === 'object' && (
          <>
            <span>草稿已自动保存</span> <span>{clock.format(saved.at)}</span>
          </>
        )}
      </p>
    </>
  )
}

/** What keeps the text from the server; undefined when nothing does. */
function troubleText(saved: ReturnType<typeof useAutosave>, hasRoom: boolean, isNew: boolean): string | undefined {
  const there = hasRoom ? '文字已保存在这台电脑上' : '浏览器存不下了，请先复制文字'
  if (saved === 'offline') return `连不上服务器，${there}，恢复后${isNew ? '请点“保存草稿”' : '会再试'}。`
  if (saved === 'logged-out')
    return `登录已过期，${there}。请在新窗口重新登录，${isNew ? '再点“保存草稿”' : '这里会接着保存'}。`
  if (saved === 'unanswered') return `服务器没有回应，${there}。请刷新页面，没存上的会放回来。`
  return hasRoom ? undefined : '浏览器存不下未保存的文字，请及时保存。'
}
