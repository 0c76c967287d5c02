import { useEffect, useState } from 'react'
import { keepWalkIns, keptWalkIns } from './kept.ts'
import type { Noted } from './useScans.ts'

interface Props {
  /** Query of the page. */
  place: string
  /** Asks first where it is long before the time. */
  whenTime: (note: () => void) => void
  onNote: (noted: Noted) => void
}

/** Those who come without having signed up: counted one at a time, and the last taken back. */
export function WalkIns({ place, whenTime, onNote }: Props) {
  const [ids, setIds] = useState<readonly string[]>([])
  useEffect(() => setIds(keptWalkIns(place)), [place])
  const keep = (next: readonly string[]): void => {
    keepWalkIns(place, next)
    setIds(next)
  }
  const last = ids.at(-1)
  const label = '没有报名的 1 人 '
  return (
    <div className="gongyun-signups-tabs" role="group" aria-label="没有报名的">
      <button
        type="button"
        onClick={() =>
          whenTime(() => {
            const walkIn = crypto.randomUUID()
            keep([...ids, walkIn])
            onNote({ of: { walkIn }, label, people: 1 })
          })
        }
      >
        没报名的来了 1 人
      </button>
      {last !== undefined && (
        <button
          type="button"
          onClick={() => {
            keep(ids.slice(0, -1))
            onNote({ of: { walkIn: last }, label, kind: 'undo-came' })
          }}
        >
          撤销 1 个没报名的（这台手机记了 {ids.length} 人）
        </button>
      )}
    </div>
  )
}
