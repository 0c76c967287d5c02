'use client'

import { formatInShanghai } from '../../../base/time/wallClock.ts'
import type { TimelineLine } from '../timeline.ts'
import { useReview } from './useReview.ts'

const time = formatInShanghai({
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** 内容责任: who did what to the entry, and when, newest first. */
export function Timeline() {
  const { state } = useReview()
  if (state === undefined) return null
  return (
    <section className="gongyun-timeline" aria-label="内容责任">
      <h3>内容责任</h3>
      {state.timeline.length === 0 ? (
        <p>还没有记录。</p>
      ) : (
        <ol>
          {state.timeline.map((line) => (
            <Line key={line.id} {...line} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Line({ at, name, role, action, what, changes, note, address }: TimelineLine) {
  return (
    <li className={action}>
      <p>
        <strong>{what}</strong> {name}
        {role !== undefined && role !== name && <span>（{role}）</span>}
      </p>
      {note !== undefined && <blockquote>{note}</blockquote>}
      {changes.length > 0 && <p>改动：{changes.join('、')}</p>}
      <p>
        <time dateTime={at}>{time.format(new Date(at))}</time>
        {address !== undefined && ` 来自 ${address}`}
      </p>
    </li>
  )
}
