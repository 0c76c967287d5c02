'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useState } from 'react'
import { copyText } from './copyText.ts'
import { labelsOf } from './labels.ts'
import { plainText } from './plainText.ts'

interface Props {
  /** Who saved, when, and what differs, as the server says it. */
  text: string
  /** `<collection>/<id>` */
  document: string
  /** Goes on from the newest version, which whoever saves has seen. @param updatedAt of that version */
  onMine: (updatedAt: string) => void
  /** Does without what was typed and shows the newest version. */
  onTheirs: () => void
}

/** What whoever came second with a save can do. */
export function Clash({ text, document, onMine, onTheirs }: Props) {
  const { docConfig } = useDocumentInfo()
  const { getData } = useForm()
  const [note, setNote] = useState('')

  const copy = async (): Promise<void> => {
    const isCopied = await copyText(plainText(getData(), labelsOf(docConfig?.fields ?? [])))
    setNote(isCopied ? '已复制，可以粘贴到别处。' : '浏览器不让复制，请手工选中文字复制。')
  }
  const saveMine = async (): Promise<void> => {
    const response = await fetch(`/api/${document}?draft=true&depth=0`, { credentials: 'same-origin' }).catch(
      () => undefined,
    )
    if (response?.ok !== true) return setNote('没有连上服务器，请稍后再试。')
    const { updatedAt } = (await response.json()) as { updatedAt: string }
    onMine(updatedAt)
  }
  return (
    <div className="gongyun-typing clash" role="alert">
      <p>{text}</p>
      <p className="buttons">
        <a href={`/admin/collections/${document}/versions`} target="_blank" rel="noreferrer">
          查看对方的版本
        </a>
        <button type="button" onClick={() => void copy()}>
          复制我的文字
        </button>
        <button type="button" onClick={() => void saveMine()}>
          看过了，以我的为准
        </button>
        <button type="button" onClick={onTheirs}>
          放弃我的，载入最新
        </button>
      </p>
      {note !== '' && <p role="status">{note}</p>}
    </div>
  )
}
