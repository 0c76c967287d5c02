'use client'

import { useFormFields } from '@payloadcms/ui'
import type { UIFieldClientProps } from 'payload'
import { useEffect, useRef, useState } from 'react'
import type { WordPreview } from '../../../../site/search/query/synonymPreview.ts'
import { useSynonymPreview } from './useSynonymPreview.ts'

/** Below the words of a group: what each finds on the public site now, and what all find as one, before it is saved. */
export function SynonymPanel({ path }: UIFieldClientProps) {
  const words = useFormFields(([fields]) => fields[`${path.slice(0, path.lastIndexOf('.'))}.words`]?.value)
  const panel = useRef<HTMLElement>(null)
  const text = typeof words === 'string' ? words : ''
  const told = useSynonymPreview(text, useSeen(panel))
  const isStale = told !== undefined && told.text !== text
  return (
    <section
      ref={panel}
      className="gongyun-synonyms"
      aria-label="现在能找到多少"
      aria-live="polite"
      aria-busy={isStale}
    >
      {text.trim() === '' ? (
        <p>写好词以后，这里会显示公众现在搜每个词能找到多少条。</p>
      ) : told === undefined ? (
        <p>正在数……</p>
      ) : told.preview === undefined ? (
        <p className="problem">{told.problem}</p>
      ) : (
        <>
          <p>
            成为一组后，搜其中任何一个词都找到 <b>{told.preview.total}</b> 条。
          </p>
          <ul>
            {told.preview.words.map((word) => (
              <FoundByWord key={word.word} word={word} total={told.preview?.total ?? 0} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function FoundByWord({ word: { word, own, added }, total }: { word: WordPreview; total: number }) {
  const more = total - own
  return (
    <li>
      <b>{word}</b>
      <span>
        本身 {own} 条{more > 0 && <>，会多找到 {more} 条</>}
      </span>
      {more > 0 && (
        <small>
          {added.map((title) => `《${title}》`).join('')}
          {more > added.length && '等'}
        </small>
      )}
    </li>
  )
}

/** Whether an element has been in sight: of two hundred groups those are asked about that somebody looks at. */
function useSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (element.current === null) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isSeen
}
