'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../base/ui/askApi.ts'
import { Card } from './Card.tsx'
import { copyText } from './copyText.ts'
import { labelsOf } from './labels.ts'
import { plainText } from './plainText.ts'

const stored = z.object({ updatedAt: z.string() })

interface Props {
  /** Who saved, when, and what differs, as the server says it. */
  text: string
  /** `<collection>/<id>` */
  document: string
  /** Goes on from the newest version, which whoever saves has seen. @param updatedAt of that version */
  onMine: (updatedAt: string) => void
  /** Sets aside what was typed and shows the newest version. @returns false when the browser has no room for it */
  onNewest: () => boolean
}

/** What whoever came second with a save can do. */
export function Clash({ text, document, onMine, onNewest }: Props) {
  const { docConfig } = useDocumentInfo()
  const { getData } = useForm()
  const [note, setNote] = useState('')

  const copy = async (): Promise<void> => {
    const isCopied = await copyText(plainText(getData(), labelsOf(docConfig?.fields ?? [])))
    setNote(isCopied ? '已复制，可以粘贴到别处。' : '浏览器不让复制，请手工选中文字复制。')
  }
  const saveMine = async (): Promise<void> => {
    const newest = await askApi(`/api/${document}?draft=true&depth=0`, stored)
    if (!newest.ok) return setNote('没有连上服务器，请稍后再试。')
    onMine(newest.value.updatedAt)
  }
  const loadNewest = (): void => {
    if (!onNewest()) setNote('浏览器存不下您的文字。请先复制，贴到别处，再刷新页面。')
  }
  return (
    <Card role="alert" isGrave>
      <p>{text}</p>
      <p>载入最新内容以后，您写的仍留在这台电脑上，可以再放回。</p>
      <p className="buttons">
        <a href={`/api/${document}/newest-version`} target="_blank" rel="noreferrer">
          查看对方的版本
        </a>
        <button type="button" onClick={() => void copy()}>
          复制我的文字
        </button>
        <button type="button" onClick={loadNewest}>
          载入最新内容
        </button>
        <button type="button" onClick={() => void saveMine()}>
          看过了，以我的为准
        </button>
      </p>
      {note !== '' && <p role="status">{note}</p>}
    </Card>
  )
}
