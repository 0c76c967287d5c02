'use client'

import { toast, useAllFormFields, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { Card } from './Card.tsx'
import { Clash } from './Clash.tsx'
import { PutBack } from './PutBack.tsx'
import { clock, day } from './times.ts'
import { useAside } from './useAside.ts'
import { type AutosaveState, useAutosave } from './useAutosave.ts'
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
  const decided = useRef(false)
  const saved = useAutosave(clash !== undefined || restored !== undefined, decided)

  // the server's next look at the form takes the mark of a save by hand away, and the clash is still there
  const marked = fields['updatedAt']?.valid === false ? fields['updatedAt'].errorMessage : undefined
  useEffect(() => {
    if (!marked) return
    setClash(marked)
    // the same words in Payload's own message would lie over them
    const timer = setTimeout(() => toast.dismiss())
    return () => clearTimeout(timer)
  }, [marked])
  // that mark may be gone before anybody sees it, when an answer about the form comes in the same moment
  useEffect(() => {
    if (saved?.kind === 'outdated') setClash(saved.said)
  }, [saved])
  const version: unknown = savedDocumentData?.updatedAt
  useEffect(() => setClash(undefined), [version])

  if (clash !== undefined && id !== undefined && collectionSlug !== undefined) {
    const saveMine = (updatedAt: string): void => {
      dispatchFields({ type: 'UPDATE', path: 'updatedAt', value: updatedAt, valid: true, errorMessage: '' })
      setModified(true)
      decided.current = true
      setClash(undefined)
      accept()
    }
    return <Clash text={clash} document={nameOf(collectionSlug, id)} onMine={saveMine} onNewest={loadNewest} />
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
        {saved?.kind === 'saved' && (
          <>
            <span>草稿已自动保存</span> <span>{clock.format(saved.at)}</span>
          </>
        )}
      </p>
    </>
  )
}

/** What keeps the text from the server, and what to do; undefined when nothing does. */
function troubleText(saved: AutosaveState, hasRoom: boolean, isNew: boolean): string | undefined {
  const there = hasRoom ? '文字已保存在这台电脑上' : '浏览器存不下了，请先复制文字'
  if (saved?.kind === 'refused') return `没有自动保存，${there}。${saved.said}改动以后会再存，也可以点“保存草稿”再试。`
  if (saved?.kind === 'unanswered') return `服务器没有回应，${there}。请刷新页面，没存上的会放回来。`
  if (saved?.kind !== 'waiting') return hasRoom ? undefined : '浏览器存不下未保存的文字，请及时保存。'
  if (saved.why === 'logged-out')
    return `登录已过期，${there}。请在新窗口重新登录，${isNew ? '再点“保存草稿”' : '这里会接着保存'}。`
  const next = `下次在 ${clock.format(saved.next)}`
  if (saved.why === 'offline') return `连不上服务器，${there}，恢复后${isNew ? '请点“保存草稿”' : `会再试，${next}`}。`
  const what = saved.status === undefined ? '连接中断' : `服务器一时存不了（${saved.status}）`
  return `${what}，${there}，会再试，${next}。一直这样请找管理员。`
}
