import { useEffect, useRef } from 'react'
import { isReady, type KeptDelivery } from './kept.ts'
import { inOneLine, unreadInWords } from './shownInWords.ts'

interface Props {
  one: KeptDelivery
  /** Whether it is put right in the form just now. */
  isInForm: boolean
  onSure: () => void
  onMend: () => void
  onDrop: () => void
}

/** One that the server does not have: it waits for a network, for a yes or no, or to be put right. */
export function Waiting({ one, isInForm, ...steps }: Props) {
  if (isInForm) return <li>{inOneLine(one.sent.facts)}（正在上面改，改好记下前还留着）</li>
  if (isReady(one)) return <li>{inOneLine(one.sent.facts)}（待上传）</li>
  return <Question one={one} {...steps} />
}

/** What somebody has to say something to: it comes into sight, wherever the page stands. */
function Question({ one: { sent, suspected, refused }, onSure, onMend, onDrop }: Omit<Props, 'isInForm'>) {
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => line.current?.scrollIntoView({ block: 'center' }), [])
  return (
    <li ref={line} role="alert" className="gongyun-import-problem">
      <strong>{suspected === undefined ? '没有记下' : '像是记过了，是同一场吗？'}</strong>
      <span>{inOneLine(sent.facts)}</span>
      {suspected?.map((line, index) => (
        <span key={index}>已有：{line}</span>
      ))}
      {refused !== undefined && <span>{refused}</span>}
      <span className="gongyun-signups-tabs">
        {suspected !== undefined && (
          <button type="button" onClick={onSure}>
            不是，是另一场
          </button>
        )}
        <button type="button" onClick={onMend}>
          改一改
        </button>
        <button type="button" onClick={onDrop}>
          {suspected === undefined ? '不要了' : '是同一场，不记了'}
        </button>
      </span>
    </li>
  )
}

/** One that this version of the page cannot read. */
export function Unread({ one, onDrop }: { one: unknown; onDrop: () => void }) {
  return (
    <li role="alert" className="gongyun-import-problem">
      <strong>没有记下：这一条读不出来</strong>
      <span>{unreadInWords(one)}</span>
      <span>照着重新记一场，记好再点“不要了”。</span>
      <span className="gongyun-signups-tabs">
        <button type="button" onClick={onDrop}>
          不要了
        </button>
      </span>
    </li>
  )
}
