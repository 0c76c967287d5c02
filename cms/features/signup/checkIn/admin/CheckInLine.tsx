import type { ShownRegistration } from '../../desk/admin/answers.ts'
import type { KeptScan } from './kept.ts'
import type { Noted } from './useScans.ts'

interface Props {
  one: ShownRegistration
  lesson: string
  /** What the server does not have yet. */
  waiting: readonly KeptScan[]
  /** Asks first where it is long before the time. */
  whenTime: (note: () => void) => void
  onNote: (noted: Noted) => void
}

/** One of those who signed up: came, or stayed away, either of which may have been noted by mistake. */
export function CheckInLine({ one, lesson, waiting, whenTime, onNote }: Props) {
  const kept = waiting.findLast(({ of }) => 'registration' in of && of.registration === one.id)
  const known = one.attendance.find((row) => row.lesson === lesson)
  const hasCome = kept === undefined ? known?.state === 'came' : kept.kind === 'came'
  const isAbsent = known?.state === 'absent' && kept === undefined
  const label = `${one.number} 号 ${one.name} `
  return (
    <li className={hasCome ? 'came' : undefined}>
      <span>
        <strong>
          {one.number} 号 {one.name}
        </strong>{' '}
        {one.phone} · {one.seats} 人{kept !== undefined && '（待上传）'}
        {hasCome && <b> ✓ 已到</b>}
        {isAbsent && '（未到）'}
      </span>
      <button
        type="button"
        onClick={() => {
          const of = { registration: one.id }
          if (hasCome) onNote({ of, label, kind: 'undo-came' })
          else whenTime(() => onNote({ of, label, kind: 'came' }))
        }}
      >
        {hasCome ? '撤销签到' : '来了'}
      </button>
      {isAbsent && (
        <button type="button" onClick={() => onNote({ of: { registration: one.id }, label, kind: 'undo-absent' })}>
          撤销未到
        </button>
      )}
    </li>
  )
}
