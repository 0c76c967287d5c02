'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { formatNames, formats } from '../../../../site/posters/formats.ts'
import { askApi } from '../../../base/ui/askApi.ts'
import { missingText } from '../words.ts'
import { DrawnPicture } from './DrawnPicture.tsx'

const answered = z.object({ missing: z.array(z.string()) })

/** 海报与背景屏: what is drawn of the entry as it was saved last, with what each is for, to be looked at and taken along. */
export function Posters() {
  const { id, collectionSlug, lastUpdateTime } = useDocumentInfo()
  const [isOpen, setOpen] = useState(false)
  const [told, setTold] = useState<string>()
  const [isDrawn, setDrawn] = useState(false)
  const address = id === undefined ? undefined : `/preview/${collectionSlug}/${id}/posters`

  useEffect(() => {
    setDrawn(false)
    setTold(undefined)
    if (!isOpen || address === undefined) return
    const leaving = new AbortController()
    void askApi(address, answered, { signal: leaving.signal }).then((answer) => {
      if (leaving.signal.aborted) return
      setDrawn(answer.ok)
      setTold(answer.ok ? missingText(answer.value.missing) : answer.message)
    })
    return () => leaving.abort()
  }, [isOpen, address, lastUpdateTime])

  if (address === undefined) return null
  return (
    <details className="gongyun-posters" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>海报与背景屏</summary>
      <div>
        <p>按最近一次保存的内容画；没有发布的条目，这里的图只有工作人员看得到。</p>
        {isOpen && !isDrawn && told === undefined && <p role="status">正在画，请稍候…</p>}
        {told !== undefined && (
          <p role="status" className="problem">
            {told}
          </p>
        )}
        {isDrawn && (
          <ul>
            {formatNames.map((name) => {
              const { label, purpose, width, height } = formats[name]
              const source = `${address}/${name}.jpg`
              return (
                <li key={name}>
                  <DrawnPicture key={lastUpdateTime} format={name} source={source} version={String(lastUpdateTime)} />
                  <div>
                    <strong>{label}</strong>
                    <span>
                      {width}×{height}
                    </span>
                    <p>{purpose}</p>
                    <a href={`${source}?download`} download>
                      下载
                    </a>
                  </div>
                </li>
              )
            })}
          </ul>
        )}
      </div>
    </details>
  )
}
