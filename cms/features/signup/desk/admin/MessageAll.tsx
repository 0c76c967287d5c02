import { useState } from 'react'
import { longestMessage } from './words.ts'

/**
 * A message to all who signed up.
 * @param onSend takes the text and a key, which stays the same until it is known that the message is there
 */
export function MessageAll({ onSend }: { onSend: (text: string, key: string) => Promise<boolean> }) {
  const [text, setText] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [isBusy, setIsBusy] = useState(false)
  const send = async () => {
    setIsBusy(true)
    // tried again with the same key until it is known to be there
    if (await onSend(text, key)) {
      setText('')
      setKey(crypto.randomUUID())
    }
    setIsBusy(false)
  }
  return (
    <details>
      <summary>通知全部报名的人</summary>
      <textarea
        aria-label="通知"
        maxLength={longestMessage}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="button" disabled={isBusy || text.trim() === ''} onClick={() => void send()}>
        发送（{text.length}/{longestMessage}）
      </button>
    </details>
  )
}
