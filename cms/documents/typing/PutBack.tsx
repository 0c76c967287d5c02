'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { Card } from './Card.tsx'
import type { Copy } from './copies.ts'
import { labelsOf } from './labels.ts'
import { day } from './times.ts'

interface Props {
  aside: Copy
  /** @returns false when the server is not there */
  onPutBack: () => Promise<boolean>
  onDrop: () => void
}

/** Tells whoever loaded the newest version that the own text is still there. */
export function PutBack({ aside, onPutBack, onDrop }: Props) {
  const { docConfig } = useDocumentInfo()
  const [note, setNote] = useState('')
  const labels = labelsOf(docConfig?.fields ?? [])
  const named = aside.mine.flatMap((name) => (labels[name] === undefined ? [] : `“${labels[name]}”`)).join('、')

  const putBack = async (): Promise<void> => {
    if (!(await onPutBack())) setNote('没有连上服务器，您的文字还留着，请稍后再试。')
  }
  return (
    <Card role="status">
      <p>
        页面上是服务器上的内容。您 {day.format(aside.at)} 写的{named}
        没有放进来，还留在这台电脑上；放回时只换这几栏，别的照页面上的。
      </p>
      <p className="buttons">
        <button type="button" onClick={() => void putBack()}>
          把我的文字放回
        </button>
        <button type="button" onClick={onDrop}>
          不要了
        </button>
      </p>
      {note !== '' && <p role="alert">{note}</p>}
    </Card>
  )
}
