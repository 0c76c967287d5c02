import { type ReactNode, useEffect, useRef, useState } from 'react'
import { momentInWords } from '../../../../base/time/wallClock.ts'
import type { ShownLesson } from '../../desk/admin/answers.ts'
import { isEarly } from './early.ts'

/** What stands between a tap and its being noted, long before the time. */
interface Early {
  /** Notes that somebody came: at once, or when it was asked whether this date is meant. */
  whenTime: (note: () => void) => void
  question: ReactNode
}

/** Asks once for each lesson whether somebody came long before its start. @param lesson undefined until it is known */
export function useEarly(lesson: ShownLesson | undefined): Early {
  const [held, setHeld] = useState<{ note: () => void }>()
  const [agreed, setAgreed] = useState<string>()
  const whenTime = (note: () => void): void => {
    if (lesson !== undefined && agreed !== lesson.id && isEarly(lesson.start, Date.now())) setHeld({ note })
    else note()
  }
  const question = lesson !== undefined && held !== undefined && (
    <Question
      start={lesson.start}
      onClose={() => setHeld(undefined)}
      onSure={() => {
        setAgreed(lesson.id)
        held.note()
      }}
    />
  )
  return { whenTime, question }
}

function Question({ start, onSure, onClose }: { start: string; onSure: () => void; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="gongyun-dialog" aria-labelledby="early" onClose={onClose}>
      <h2 id="early">还没到时间</h2>
      <p>这一场 {momentInWords(start)} 开始。确认现在签到？</p>
      <div className="gongyun-dialog-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          不签了
        </button>
        <button
          type="button"
          onClick={() => {
            onSure()
            dialog.current?.close()
          }}
        >
          确认签到
        </button>
      </div>
    </dialog>
  )
}
