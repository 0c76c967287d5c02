import { useState } from 'react'
import { longestMessage, nobodyReached } from './words.ts'

interface Props {
  /** Registrations that get it, each once. */
  told: number
  reachesNobody: boolean
  /** Takes the text and a key, which stays the same until it is known that the message is there. */
  onSend: (text: string, key: string) => Promise<boolean>
}

/** A message to all who signed up: it cannot be taken back, so it is shown with how many get it before it goes. */
export function MessageAll({ told, reachesNobody, onSend }: Props) {
  const [text, setText] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [isAsked, setIsAsked] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const send = async () => {
    setIsBusy(true)
    // tried again with the same key until it is known to be there
    if (await onSend(text, key)) {
      setText('')
      setKey(crypto.randomUUID())
      setIsAsked(false)
    }
    setIsBusy(false)
  }
  if (isAsked)
    return (
      <div role="group" aria-label="确认通知">
        <p>发给 {told} 个报名（报名成功、候补和待抽签的），每个一条，发出后不能收回：</p>
        <blockquote>{text}</blockquote>
        <div className="gongyun-signups-tabs">
          <button type="button" disabled={isBusy} onClick={() => void send()}>
            确认发给 {told} 个报名
          </button>
          <button type="button" disabled={isBusy} onClick={() => setIsAsked(false)}>
            再改改
          </button>
        </div>
      </div>
    )
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>通知全部报名的人（{told} 个报名）</summary>
      {reachesNobody && <p className="gongyun-import-problem">{nobodyReached}</p>}
      <textarea
        aria-label="通知"
        maxLength={longestMessage}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="button" disabled={told === 0 || text.trim() === ''} onClick={() => setIsAsked(true)}>
        发送（{text.length}/{longestMessage}）
      </button>
    </details>
  )
}
